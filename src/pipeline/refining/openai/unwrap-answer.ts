import type { RefinementFinding } from '../../../jobs/results/refinement.js';
import { withoutMachineText } from '../../providers/machine-text.js';
import { withoutRemarks } from './model-remarks.js';

/** Names under which models put the text, the most likely first. */
const NAMES = [
  /^(edited|refined|corrected|clean(ed)?|final)[_ ]?(text|transcript|version)?$/i,
  /^(text|transcript)$/i,
  /^(output|result|content|answer|response)$/i,
];

/** The text inside a JSON value; null where it cannot be found. */
function textIn(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) {
    return value.length > 0 && value.every((one) => typeof one === 'string') ? value.join('\n\n') : null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const entries = Object.entries(value);
  const named = NAMES.map((name) => entries.find(([key]) => name.test(key))).find((entry) => entry !== undefined);
  if (named !== undefined) return textIn(named[1]);
  return entries.length === 1 ? textIn(entries[0]?.[1]) : null;
}

/** The text inside JSON that a model wrapped around it; the same text where it is no JSON, or the transcript begins like one. */
function withoutJson(text: string, transcript: string): string {
  if (!/^[{["]/.test(text) || /^\s*[{[]/.test(transcript)) return text;
  try {
    return textIn(JSON.parse(text))?.trim() ?? text;
  } catch {
    return text;
  }
}

/** An answer without what was around the text. */
export interface Unwrapped {
  readonly text: string;
  /** One for each thing that was taken off, over the whole text. */
  readonly remarks: readonly RefinementFinding[];
}

/** The deepest nesting of wrappings. */
const DEEPEST = 4;

/** The text between the tags, if the model has repeated them; otherwise the text without stray tags. */
function withoutTags(text: string, tag: string): string {
  const inside = new RegExp(`<transcript-${tag}>([\\s\\S]*?)</transcript-${tag}>`).exec(text);
  return (inside?.[1] ?? text).replaceAll(new RegExp(`</?[a-z]+-${tag}>`, 'g'), '').trim();
}

/** Names of a tag that holds the whole text. */
const WHOLE =
  /^<((?:(?:edited|refined|corrected|polished|cleaned|final|improved)[_-]?)?(?:text|transcript|transcription|version|output|answer|result|response))>([\s\S]*)<\/\1>$/i;

/** The same, where the end is missing; and the brackets of Nemotron and of LaTeX. */
const HALF = /^<(?:answer|output|response|result|edited_text)>([^<]*)$/i;
const BRACKETS: readonly RegExp[] = [/^\[OUT\]([\s\S]*)\[\/OUT\]$/, /^\\boxed\{([\s\S]*)\}$/];

/** A tag of the model's own around the whole text. */
function withoutOwnTag(text: string, transcript: string): string {
  if (/<\w|\[OUT\]|\\boxed/.test(transcript)) return text;
  const inside = WHOLE.exec(text)?.[2] ?? [HALF, ...BRACKETS].map((form) => form.exec(text)?.[1]).find(Boolean);
  return inside?.replace(/^\s*<!\[CDATA\[([\s\S]*)\]\]>\s*$/, '$1').trim() ?? text;
}

/** The label of the model's own turn, and the turns that it made up after it. */
function withoutTurns(text: string, transcript: string): string {
  if (/^\s*(?:assistant|user|human)\s*:/im.test(transcript)) return text;
  return text
    .replace(/^(?:assistant|ai)\s*:\s*/i, '')
    .replace(/\n\s*(?:#+\s*)?(?:user|human)\s*:[\s\S]*$/i, '')
    .trim();
}

function withoutFence(text: string): string {
  return /^(`{3,10}|~{3,10})[\w-]*[ \t]*\n([\s\S]*?)\n?\1$/.exec(text)?.[2]?.trim() ?? text;
}

/** Quotation marks around the whole text, where there are none inside and the transcript has none around it. */
function withoutQuotes(text: string, transcript: string): string {
  const inside = /^["“]([^"“”]*)["”]$/.exec(text)?.[1];
  return inside === undefined || /^\s*["“]/.test(transcript) ? text : inside.trim();
}

/**
 * Takes off what models put around a text although the prompt forbids it: machine text without a word, and tags, remarks, JSON, a Markdown fence and
 * quotes with a note. What is left is judged like any text.
 */
export function unwrapAnswer(answer: string, transcript: string, tag: string): Unwrapped {
  const wrappings: readonly (readonly [name: string, takeOff: (text: string) => string])[] = [
    ['the tags of the transcript', (text) => withoutTags(text, tag)],
    ['a tag', (text) => withoutOwnTag(text, transcript)],
    ['the label of a turn', (text) => withoutTurns(text, transcript)],
    ['a remark', (text) => withoutRemarks(text, transcript)],
    ['a Markdown fence', withoutFence],
    ['quotation marks', (text) => withoutQuotes(text, transcript)],
    ['JSON', (text) => withoutJson(text, transcript)],
  ];
  let text = withoutMachineText(answer.replace(/^[\s\u200b\u2060\uFEFF]+|[\s\u200b\u2060\uFEFF]+$/g, ''), transcript);
  const found = new Set<string>();
  for (let depth = 0, before = ''; depth < DEEPEST && before !== text; depth += 1) {
    before = text;
    for (const [name, takeOff] of wrappings) {
      const inside = takeOff(text);
      if (inside !== text) found.add(name);
      text = inside;
    }
  }
  const refinedSpan = [0, text.length] as const;
  const remarks = [...found].map((name) => ({
    check: 'wrapping',
    // What was around the text does not change what it says.
    grade: 'NOTE' as const,
    message: `The model put ${name} around the text. The engine removed it.`,
    rawSpan: null,
    refinedSpan,
  }));
  return { text, remarks };
}
