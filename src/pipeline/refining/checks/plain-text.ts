import type { Check, WeighedFinding } from './check.js';

/** Marks of Markdown that plain text has no use for. */
const MARKS = [/^#{1,6} \S[^\n]*/gmu, /^(?:[-*+]|\d+\.) \S/gmu, /(\*\*|__)(?=\S)[^\n]+?\1/gu, /^(?:```|~~~)[^\n]*/gmu];

function wantsMarkdown(format: string): boolean {
  return /markdown/i.test(format) && !/\b(no|not|without|never)\b/i.test(format);
}

/** The text carries no Markdown, unless the brand's output format asks for it or it was in the transcript. */
export const plainText: Check = ({ raw, refined, brandBible }) => {
  if (wantsMarkdown(brandBible.outputFormat)) return [];
  return MARKS.flatMap((mark) => {
    if (raw.search(mark) >= 0) return [];
    return [...refined.matchAll(mark)].map(
      (match): WeighedFinding => ({
        check: 'format',
        message: 'The text carries Markdown, and the brand wants plain text.',
        rawSpan: null,
        refinedSpan: [match.index, match.index + match[0].length],
        weight: 'REVIEW',
      }),
    );
  });
};
