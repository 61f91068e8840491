/** Names of the tags in which models think aloud. */
const REASONING = 'think|thinking|thought|thoughts|reasoning|reflection|analysis|scratchpad|inner_monologue';
const BLOCK = new RegExp(`<(${REASONING})\\b[^<>]*>[\\s\\S]*?</\\1\\b[^<>]*>`, 'gi');
const OPENED = new RegExp(`<(?:${REASONING})\\b[^<>]*>`, 'i');
const CLOSED = new RegExp(`</(?:${REASONING})\\b[^<>]*>`, 'gi');
/** The same in the brackets of Mistral's and of Kimi's models. */
const OTHER_BRACKETS: readonly (readonly [RegExp, string])[] = [
  [/\[(\/?)THINK\]/g, '<$1think>'],
  [/◁(\/?)think▷/g, '<$1think>'],
];

/** Where gpt-oss begins what is meant for the reader, with its special tokens and, on servers that drop those, without. */
const FINAL_CHANNEL = /<\|channel\|>\s*final\b[^<]*(?:<\|constrain\|>[^<]*)?<\|message\|>/g;
const BARE_CHANNELS = /^\s*analysis[\s\S]*?assistant\s*final(?=\S)/;
const HARMONY = /<\|channel\|>/;

/** Special tokens of chat templates. */
const TOKENS =
  /<\|[a-z_0-9]+\|>|<｜[^<>｜]{1,40}｜>|<(?:end|start)_of_turn>|<\/?s>|<eos>|<bos>|\[\/?INST\]|<\/?\|?(?:im_end|im_start)\|?>/;
const ROLE = /^\s*(?:assistant|model|final)\s*$/i;

/** A text without reasoning in its tags: also empty, never closed, or closed alone. */
export function withoutReasoning(text: string): string {
  const marked = OTHER_BRACKETS.reduce((sofar, [bracket, tag]) => sofar.replace(bracket, tag), text);
  if (!OPENED.test(marked) && marked.search(CLOSED) < 0) return text;
  const rest = marked.replace(BLOCK, '');
  const closed = [...rest.matchAll(CLOSED)].at(-1);
  // Templates that open the block themselves leave its end alone in the answer; an end that never came leaves no text.
  const after = closed === undefined ? rest : rest.slice(closed.index + closed[0].length);
  const opened = OPENED.exec(after);
  return opened === null ? after : after.slice(0, opened.index);
}

/** What gpt-oss says to the reader; empty where its answer has no such channel. */
export function finalChannel(text: string): string {
  const final = [...text.matchAll(FINAL_CHANNEL)].at(-1);
  if (final !== undefined) return text.slice(final.index + final[0].length);
  if (HARMONY.test(text)) return '';
  return text.replace(BARE_CHANNELS, '');
}

/** What stands between the special tokens: the first stretch with words, for what follows the end of an answer is no answer. */
function betweenTokens(text: string): string {
  const stretches = text.split(new RegExp(TOKENS, 'gi'));
  if (stretches.length === 1) return text;
  const withoutRole = stretches.map((stretch, at) =>
    at === 0 ? stretch : stretch.replace(/^(?:assistant|model)\s*\n/i, ''),
  );
  return withoutRole.find((stretch) => stretch.trim() !== '' && !ROLE.test(stretch)) ?? '';
}

/**
 * An answer without what the machine writes for itself: reasoning in its tags (also empty, never closed, or closed alone), the channels and special
 * tokens of chat templates. Empty where there was nothing else. Nobody says such things aloud: where the transcript has them, nothing is taken off.
 */
export function withoutMachineText(answer: string, transcript: string): string {
  if (TOKENS.test(transcript) || OPENED.test(transcript) || transcript.search(CLOSED) >= 0) return answer;
  return betweenTokens(withoutReasoning(finalChannel(answer))).trim();
}
