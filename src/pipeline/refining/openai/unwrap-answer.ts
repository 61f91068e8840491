/** A remark of the model before the text, on a line of its own: "Sure! Here is the edited text:". */
const REMARK = /^(sure|certainly|of course|okay|here('s| is| are))\b[^\n]{0,120}:[ \t]*\n+/i;

/** What stands between the tags, where the model has said them back; otherwise the text without stray tags. */
function withoutTags(text: string, tag: string): string {
  const inside = new RegExp(`<transcript-${tag}>([\\s\\S]*?)</transcript-${tag}>`).exec(text);
  return (inside?.[1] ?? text).replaceAll(`<transcript-${tag}>`, '').replaceAll(`</transcript-${tag}>`, '').trim();
}

function withoutFence(text: string): string {
  return /^(`{3,}|~{3,})[\w-]*[ \t]*\n([\s\S]*?)\n?\1$/.exec(text)?.[2]?.trim() ?? text;
}

/** Quotation marks around the whole text, where there are none inside and the transcript has none around it. */
function withoutQuotes(text: string, transcript: string): string {
  const inside = /^["“]([^"“”]*)["”]$/.exec(text)?.[1];
  return inside === undefined || /^\s*["“]/.test(transcript) ? text : inside.trim();
}

/** Takes off what models wrap around a text although they were told not to: tags, Markdown fences, quotes, a remark. */
export function unwrapAnswer(answer: string, transcript: string, tag: string): string {
  let text = withoutTags(answer.trim(), tag);
  if (REMARK.test(text) && !REMARK.test(transcript)) text = text.replace(REMARK, '').trim();
  return withoutQuotes(withoutFence(text), transcript);
}
