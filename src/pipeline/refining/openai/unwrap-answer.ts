import type { RefinementFinding } from '../../../jobs/results/refinement.js';

/** A remark of the model before the text, on a line of its own: "Sure! Here is the edited text:". */
const REMARK = /^(sure|certainly|of course|okay|here('s| is| are))\b[^\n]{0,120}:[ \t]*\n+/i;

/** An answer without what was around the text. */
export interface Unwrapped {
  readonly text: string;
  /** One for each thing that was taken off, over the whole text. */
  readonly remarks: readonly RefinementFinding[];
}

/** What stands between the tags, where the model has said them back; otherwise the text without stray tags. */
function withoutTags(text: string, tag: string): string {
  const inside = new RegExp(`<transcript-${tag}>([\\s\\S]*?)</transcript-${tag}>`).exec(text);
  return (inside?.[1] ?? text).replaceAll(`<transcript-${tag}>`, '').replaceAll(`</transcript-${tag}>`, '').trim();
}

function withoutRemark(text: string, transcript: string): string {
  return REMARK.test(transcript) ? text : text.replace(REMARK, '').trim();
}

function withoutFence(text: string): string {
  return /^(`{3,}|~{3,})[\w-]*[ \t]*\n([\s\S]*?)\n?\1$/.exec(text)?.[2]?.trim() ?? text;
}

/** Quotation marks around the whole text, where there are none inside and the transcript has none around it. */
function withoutQuotes(text: string, transcript: string): string {
  const inside = /^["“]([^"“”]*)["”]$/.exec(text)?.[1];
  return inside === undefined || /^\s*["“]/.test(transcript) ? text : inside.trim();
}

/**
 * Takes off what models wrap around a text although they were told not to, and says so: tags, a remark, a Markdown fence, quotes.
 * What is left is judged like any text.
 */
export function unwrapAnswer(answer: string, transcript: string, tag: string): Unwrapped {
  const wrappings: readonly (readonly [name: string, takeOff: (text: string) => string])[] = [
    ['the tags of the transcript', (text) => withoutTags(text, tag)],
    ['a remark before the text', (text) => withoutRemark(text, transcript)],
    ['a Markdown fence', withoutFence],
    ['quotation marks', (text) => withoutQuotes(text, transcript)],
  ];
  let text = answer.trim();
  const found: string[] = [];
  for (const [name, takeOff] of wrappings) {
    const inside = takeOff(text);
    if (inside !== text) found.push(name);
    text = inside;
  }
  const refinedSpan = [0, text.length] as const;
  const messageOf = (name: string) =>
    `The model put ${name} around the text; that was taken off. Only the text itself is wanted.`;
  const remarks = found.map((name) => ({ check: 'wrapping', message: messageOf(name), rawSpan: null, refinedSpan }));
  return { text, remarks };
}
