import { PhraseFinder, phraseWords } from '../text/phrases.js';
import type { Token } from '../text/tokens.js';
import { type Check, type Comparison, spanOf, type WeighedFinding } from './check.js';

interface Heard {
  readonly term: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function occurrences(comparison: Comparison, tokens: readonly Token[], text: string, variants: boolean): Heard[] {
  const phrases = comparison.brandBible.glossary.flatMap(({ term, heardAs }) =>
    [term, ...(variants ? heardAs : [])].map((variant) => ({ words: phraseWords(variant), value: term })),
  );
  return new PhraseFinder(phrases).all(tokens).map((hit) => {
    const [start, end] = [tokens[hit.from]!.start, tokens[hit.to - 1]!.end];
    return { term: hit.value, start, end, text: text.slice(start, end) };
  });
}

/** Whether the words are the term itself; a sentence may begin with a capital, and a term may carry an ending. */
function isSpelt(heard: Heard): boolean {
  const [first = '', ...rest] = heard.term;
  return heard.text.startsWith(heard.term) || heard.text.startsWith(first.toUpperCase() + rest.join(''));
}

/** Every glossary term that was heard stands in the text in its one spelling. */
export const glossarySpelt: Check = (comparison) => {
  const said = occurrences(comparison, comparison.spoken, comparison.raw, false);
  const found = occurrences(comparison, comparison.written, comparison.refined, true);
  const there = new Set(found.map((hit) => hit.term));
  const wrong = found.filter((hit) => !isSpelt(hit));
  const missing = said.filter(
    (hit, at) => !there.has(hit.term) && said.findIndex((one) => one.term === hit.term) === at,
  );
  return [
    ...wrong.map(
      (hit): WeighedFinding => ({
        check: 'glossary',
        message: `"${hit.text}" is spelt "${hit.term}".`,
        rawSpan: null,
        refinedSpan: spanOf(hit),
        weight: 'REVIEW',
      }),
    ),
    ...missing.map(
      (hit): WeighedFinding => ({
        check: 'glossary',
        message: `"${hit.term}" was said and is missing from the text.`,
        rawSpan: spanOf(hit),
        refinedSpan: null,
        weight: 'REJECT',
      }),
    ),
  ];
};
