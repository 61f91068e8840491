import type { BrandFacts, Finding } from '../verdict.js';

const HEADING = /^#{1,6} \S[^\n]*/gmu;
/** Markdown syntax that plain text does not need. */
const MARKS = [
  HEADING,
  /^(?:[-*+•]|\d{1,3}[.)]) \S/gmu,
  /(\*\*|__)(?=\S)[^\n]+?\1/gu,
  /(?<![\p{L}\p{N}*_])([*_])(?=\S)[^\n*_]+?(?<=\S)\1(?![\p{L}\p{N}*_])/gu,
  /^(?:```|~~~)[^\n]*/gmu,
  /`[^`\n]+`/gu,
  /^> ?\S/gmu,
  /^\|.+\|$/gmu,
  /^(?:---|\*\*\*|___)$/gmu,
];
/** Data formats that wrap the text. */
const DATA = /^\s*(?:\[\s*"|\{\s*")[\s\S]*[\]}]\s*$/u;

/** Whether the brand asks for markup: headings, lists, tables or Markdown. "Without headings" does not. */
export function asksForMarks({ outputFormat, style }: Pick<BrandFacts, 'outputFormat' | 'style'>): boolean {
  const wanted =
    /(?<!\p{L})(markdown|headings?|bullets?|bulleted|lists?|tables?|subheads?|numbered|überschrift(en)?|liste|aufzählung|stichpunkte|titres|puces|encabezados|viñetas|lista|titoli|elenco|intertítulos|tópicos|koppen|kopjes|opsomming|lijst)(?!\p{L})/iu;
  const unwanted =
    /(?<!\p{L})(no|not|without|never|avoid|plain text|none|ohne|keine?|sans|sin|senza|sem|zonder|geen)(?!\p{L})/iu;
  return [outputFormat, ...style].some((rule) => wanted.test(rule) && !unwanted.test(rule));
}

/** Checks that the text has no Markdown unless the brand asks for it or the transcript has it. */
export function formatFindings(raw: string, refined: string, brand: BrandFacts): Finding[] {
  const marked = asksForMarks(brand);
  const marks = marked ? [] : MARKS;
  const found = marks.flatMap((mark) => {
    if (raw.search(mark) >= 0) return [];
    return [...refined.matchAll(mark)].map((match): Finding => {
      const message = 'The text contains Markdown, but the brand wants plain text.';
      return {
        check: 'format',
        grade: 'REVIEW',
        message,
        rawSpan: null,
        refinedSpan: [match.index, match.index + match[0].length],
      };
    });
  });
  if (!DATA.test(refined) || DATA.test(raw)) return found;
  const message = 'A data format such as JSON wraps the text. The answer must be only the text.';
  return [...found, { check: 'format', grade: 'REVIEW', message, rawSpan: null, refinedSpan: [0, refined.length] }];
}

/** The text without the numbers of a list that the brand asks for, `1.`, `2.` at the beginning of lines: the numbers are not speech. */
export function withoutListNumbers(refined: string, brand: BrandFacts): string {
  if (!asksForMarks(brand)) return refined;
  let last = 0;
  return refined.replace(/^([ \t]*)(\d{1,3})([.)])(?= \S)/gmu, (found, blank: string, number: string) => {
    if (Number(number) !== last + 1 && Number(number) !== 1) return found;
    last = Number(number);
    return blank + ' '.repeat(found.length - blank.length);
  });
}

/** Labels of turns that the brand asks for in quotation marks: `Begin each question with "Q:"`. */
export function labelsAskedFor({ outputFormat, style }: Pick<BrandFacts, 'outputFormat' | 'style'>): string[] {
  const quoted = [outputFormat, ...style].flatMap((rule) => [
    ...rule.matchAll(/["“'‘`]([\p{L}][\p{L}\p{N} .-]{0,24}):["”'’`]/gu),
  ]);
  return [...new Set(quoted.map((match) => match[1]!))];
}

/** Offsets of the headings of a text whose brand asks for them: their words are made of the text's and need not have been said. */
export function headingsOf(refined: string, brand: BrandFacts): [number, number][] {
  if (!asksForMarks(brand)) return [];
  return [...refined.matchAll(HEADING)].map((match) => [match.index, match.index + match[0].length]);
}
