import type { Check, WeighedFinding } from './check.js';

/** Marks of Markdown that plain text has no use for. */
const MARKS = [
  /^#{1,6} \S[^\n]*/gmu,
  /^(?:[-*+•]|\d{1,3}[.)]) \S/gmu,
  /(\*\*|__)(?=\S)[^\n]+?\1/gu,
  /(?<![\p{L}\p{N}*_])([*_])(?=\S)[^\n*_]+?(?<=\S)\1(?![\p{L}\p{N}*_])/gu,
  /^(?:```|~~~)[^\n]*/gmu,
  /^> ?\S/gmu,
  /\[[^\]\n]+\]\([^)\n]+\)/gu,
  /^\|.+\|$/gmu,
];
/** What belongs to a program and not to a text: tags, signs of a model's own, data around the text. */
const CODE = [
  /<\/?[a-z][\w-]*>/giu,
  /<\|[\w-]+\|>/gu,
  /\[\/?(?:INST|SYS)\]/gu,
  /^\s*(?:\[\s*"|\{\s*")[\s\S]*[\]}]\s*$/gu,
];

function wantsMarkdown(format: string): boolean {
  return /markdown/i.test(format) && !/\b(no|not|without|never)\b/i.test(format);
}

/** The text carries no tags or data, and no Markdown unless the brand's output format asks for it; what was in the transcript may stay. */
export const plainText: Check = ({ raw, refined, brandBible }) => {
  const marks = wantsMarkdown(brandBible.outputFormat) ? CODE : [...MARKS, ...CODE];
  return marks.flatMap((mark) => {
    if (raw.search(mark) >= 0) return [];
    return [...refined.matchAll(mark)].map(
      (match): WeighedFinding => ({
        check: 'format',
        message: CODE.includes(mark)
          ? 'The text carries tags or data around it, and only the text itself is wanted.'
          : 'The text carries Markdown, and the brand wants plain text.',
        rawSpan: null,
        refinedSpan: [match.index, match.index + match[0].length],
        weight: 'REVIEW',
      }),
    );
  });
};
