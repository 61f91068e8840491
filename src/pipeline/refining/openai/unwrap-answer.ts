import type { RefinementFinding } from '../../../jobs/results/refinement.js';
import { parsedJson } from '../../providers/answer-events.js';
import { decodedText, isEncoded } from '../../providers/decoded-text.js';
import { withoutMachineText } from '../../providers/machine-text.js';
import { withoutMarkup } from './markup.js';
import { withoutRemarks } from './model-remarks.js';

/** Names under which models put the text, the most likely first. */
const NAMES = [
  /^(edited|refined|corrected|clean(ed)?|final)[_ ]?(text|transcript|version)?$/i,
  /^(text|transcript)$/i,
  /^(output|result|content|answer|response)$/i,
  /^(arguments|parameters)$/i,
];

/** The text inside a JSON value; null if it cannot be found. */
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

/** JSON with one text in it, whose end is missing. */
const HALF_OF_JSON = /^\{\s*"(?:[a-z]+_)?(?:text|transcript|content|output)"\s*:\s*"([^"]+)"?\s*$/i;

/** The text inside JSON that a model wrapped around it; the same text where it is not JSON, or the transcript begins like one. */
function withoutJson(text: string, transcript: string): string {
  if (!/^[{["]/.test(text) || /^\s*[{[]/.test(transcript)) return text;
  const value = parsedJson(text);
  return (value === undefined ? HALF_OF_JSON.exec(text)?.[1] : textIn(value))?.trim() ?? text;
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
  const lines = text.replace(/^(?:assistant|ai)\s*:\s*/i, '').split('\n');
  const next = lines.findIndex((line, at) => at > 0 && /^\s*(?:#+\s*)?(?:user|human)\s*:/i.test(line));
  return (next < 0 ? lines : lines.slice(0, next)).join('\n').trim();
}

/** Without blanks and marks of no width around it. A model may write ten thousand blanks in a row, so no expression looks for the last. */
function trimmed(text: string): string {
  const blank = /[\s\u200b\u2060\uFEFF]/;
  let end = text.length;
  while (end > 0 && blank.test(text[end - 1] ?? '')) end -= 1;
  return text.slice(0, end).replace(/^[\s\u200b\u2060\uFEFF]+/, '');
}

function withoutFence(text: string): string {
  return /^(`{3,10}|~{3,10})[\w-]*[ \t]*\n([\s\S]*?)\n?\1$/.exec(text)?.[2]?.trim() ?? text;
}

/** Marks around a whole text: of quotations, of code, of bold type. */
const AROUND: readonly RegExp[] = [
  /^"{3}\s*([^"]+?)\s*"{3}$/,
  /^["“„]([^"“”„]*)["”“]$/,
  /^«\s?([^«»]*?)\s?»$/,
  /^'((?:[^']|(?<=\p{L})'(?=\p{L}))*)'$/u,
  /^`([^`]*)`$/,
  /^\*\*([^*]*)\*\*$/,
];
/** A line across the page. */
const RULE = /^[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t]*$/;

/** Rules above and below the text. */
function withoutRules(text: string, transcript: string): string {
  const lines = text.split('\n');
  if (lines.length < 2 || transcript.split('\n').some((line) => RULE.test(line))) return text;
  const from = RULE.test(lines[0] ?? '') ? 1 : 0;
  const to = RULE.test(lines.at(-1) ?? '') ? -1 : undefined;
  return from === 0 && to === undefined ? text : lines.slice(from, to).join('\n').trim();
}

/** Quotation marks and similar marks around the whole text, where there are none inside and the transcript has none around it. */
function withoutQuotes(text: string, transcript: string): string {
  if (/^\s*["“„«'`*]/.test(transcript)) return text;
  const inside = AROUND.map((form) => form.exec(text)?.[1]).find((found) => found !== undefined);
  return inside === undefined ? text : inside.trim();
}

/**
 * Takes off what models put around a text although the prompt forbids it: machine text without a word, and tags, remarks, JSON, a Markdown fence and
 * quotes with a note. What is left is judged like any text.
 */
export function unwrapAnswer(answer: string, transcript: string, tag: string): Unwrapped {
  const wrappings: readonly (readonly [name: string, takeOff: (text: string) => string])[] = [
    ['the tags of the transcript', (text) => withoutTags(text, tag)],
    ['a tag', (text) => withoutOwnTag(text, transcript)],
    ['HTML or marks of changes', (text) => withoutMarkup(text, transcript)],
    ['the label of a turn', (text) => withoutTurns(text, transcript)],
    ['a remark', (text) => withoutRemarks(text, transcript)],
    ['a Markdown fence', withoutFence],
    ['quotation marks', (text) => withoutQuotes(text, transcript)],
    ['rules', (text) => withoutRules(text, transcript)],
    ['JSON', (text) => withoutJson(text, transcript)],
  ];
  let text = withoutMachineText(trimmed(answer), transcript);
  const found = new Set<string>();
  for (let depth = 0, before = ''; depth < DEEPEST && before !== text; depth += 1) {
    before = text;
    for (const [name, takeOff] of wrappings) {
      const inside = takeOff(text);
      if (inside !== text) found.add(name);
      text = inside;
    }
  }
  if (!isEncoded(transcript)) text = decodedText(text).trim();
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
