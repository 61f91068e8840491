/** Names of the tags around a model's reasoning. */
const REASONING =
  '(?:[a-z]{2,10}:)?(?:think|thinking|thought|thoughts|reasoning|reflection|analysis|scratchpad|inner_monologue)';
/** Gemma's channel of thoughts begins an answer. */
const THOUGHTS = /^\s*<\|channel>\s*(?:thoughts?|analysis)\b/i;
const END_OF_THOUGHTS = '<channel|>';
const OPENED = new RegExp(`<(${REASONING})\\b[^<>]*>`, 'i');
const CLOSED = new RegExp(`</(${REASONING})\\b[^<>]*>`, 'gi');
/** The same in the brackets that models of Mistral, Kimi and Cohere use, and escaped. */
const OTHER_BRACKETS: readonly (readonly [RegExp, string])[] = [
  [/\[(\/?)THINK\]/g, '<$1think>'],
  [/◁(\/?)think▷/g, '<$1think>'],
  [/<\|START_THINKING\|>/g, '<think>'],
  [/<\|END_THINKING\|>/g, '</think>'],
  [/&lt;(\/?)think(?:ing)?&gt;/gi, '<$1think>'],
];
/** Ollama's command line writes thoughts so; others quote them below a heading. */
const ANNOUNCED = /^\s*\*{0,2}Thinking\.{3}\*{0,2}\s*\n(?:[\s\S]*?\n\.{3}done thinking\.\s*\n|(?:>[^\n]*\n)+)/i;
/** Open WebUI folds reasoning up. */
const FOLDED = /<details type="reasoning"[^<>]*>/gi;

/** The start of gpt-oss's answer for the reader: with its special tokens, and without them for servers that drop them. */
const FINAL_CHANNEL = /<\|channel\|>\s*final\b[^<]*(?:<\|constrain\|>[^<]*)?<\|message\|>/g;
const BARE_CHANNELS = /^\s*analysis[\s\S]*?assistant\s*final(?=\S)/;
const HARMONY = /<\|channel\|>/;

/** Special tokens of chat templates. */
const TOKENS =
  /<\|[a-z_0-9]+\|>|<｜[^<>｜]{1,40}｜>|<(?:end|start)_of_turn>|<\/?s>|<eos>|<bos>|\[EOS\]|\[\/?INST\]|<end_of_utterance>|\[\|[a-z_0-9]+\|\]|<\|?endoftext\|?>?|<\/?\|?(?:im_end|im_start)\|?>/;
const ROLE = /^\s*(?:assistant|model|final)\s*$/i;

/** Removes each opening tag with everything to the next closing tag of its name. One pass: a model may open a tag ten thousand times. */
function withoutBlocks(text: string): string {
  const ends = new Map<string, { readonly from: number; readonly to: number }[]>();
  for (const { 0: tag, 1: name = '', index } of [...text.matchAll(CLOSED)].reverse()) {
    const known = ends.get(name.toLowerCase()) ?? [];
    ends.set(name.toLowerCase(), known);
    known.push({ from: index, to: index + tag.length });
  }
  let kept = '';
  let from = 0;
  for (const { 0: tag, 1: name = '', index } of text.matchAll(new RegExp(OPENED, 'gi'))) {
    if (index < from) continue;
    const closing = ends.get(name.toLowerCase()) ?? [];
    while ((closing.at(-1)?.from ?? index) < index + tag.length && closing.length > 0) closing.pop();
    const end = closing.at(-1);
    if (end === undefined) continue;
    kept += text.slice(from, index);
    from = end.to;
  }
  return kept + text.slice(from);
}

/** Removes reasoning in its tags, including empty, unclosed and half-open ones. */
export function withoutReasoning(text: string): string {
  const end = THOUGHTS.test(text) ? text.lastIndexOf(END_OF_THOUGHTS) : -1;
  const spoken = (end < 0 ? text : text.slice(end + END_OF_THOUGHTS.length)).replace(ANNOUNCED, '');
  const unfolded = spoken.replace(FOLDED, '<think>');
  const whole = unfolded === spoken ? spoken : unfolded.replace(/<\/details>/gi, '</think>');
  const marked = OTHER_BRACKETS.reduce((sofar, [bracket, tag]) => sofar.replace(bracket, tag), whole);
  if (!OPENED.test(marked) && marked.search(CLOSED) < 0) return spoken;
  const rest = withoutBlocks(marked);
  const closed = [...rest.matchAll(CLOSED)].at(-1);
  // Templates that open the tag themselves leave only its end in the answer. If the end is missing, there is no text.
  const after = closed === undefined ? rest : rest.slice(closed.index + closed[0].length);
  const opened = OPENED.exec(after);
  return opened === null ? after : after.slice(0, opened.index);
}

/** The final channel of a gpt-oss answer; empty if the answer has none. */
export function finalChannel(text: string): string {
  const final = [...text.matchAll(FINAL_CHANNEL)].at(-1);
  if (final !== undefined) return text.slice(final.index + final[0].length);
  if (HARMONY.test(text)) return '';
  return text.replace(BARE_CHANNELS, '');
}

/** The first stretch with words between special tokens: text after the end of an answer is not part of it. */
function betweenTokens(text: string): string {
  const stretches = text.split(new RegExp(TOKENS, 'gi'));
  if (stretches.length === 1) return text;
  const withoutRole = stretches.map((stretch, at) =>
    at === 0 ? stretch : stretch.replace(/^(?:assistant|model)\s*\n/i, ''),
  );
  return withoutRole.find((stretch) => stretch.trim() !== '' && !ROLE.test(stretch)) ?? '';
}

/**
 * Removes what a model writes for the machine: reasoning in its tags (also empty, unclosed or half-open), channels and special
 * tokens of chat templates. Returns an empty text if there is nothing else. It removes nothing that the transcript has too, although people do
 * not say such tokens.
 */
export function withoutMachineText(answer: string, transcript: string): string {
  if (TOKENS.test(transcript) || OPENED.test(transcript) || transcript.search(CLOSED) >= 0) return answer;
  return betweenTokens(withoutReasoning(finalChannel(answer))).trim();
}
