import { PhraseFinder, phraseWords } from '../../text/phrases.js';
import type { Token } from '../../text/tokens.js';
import type { BrandFacts, Finding } from '../verdict.js';

/** Checks that no banned wording is left outside quoted speech and glossary terms. */
export function bannedWording(written: readonly Token[], refined: string, { glossary, banned }: BrandFacts): Finding[] {
  const terms = glossary.map(({ term }) => ({ words: phraseWords(term), value: null }));
  const wordings = banned.map((entry) => ({ words: phraseWords(entry.banned), value: entry }));
  const hits = new PhraseFinder<(typeof banned)[number] | null>([...terms, ...wordings]).all(written);
  return hits.flatMap((hit): Finding[] => {
    if (hit.value === null || written.slice(hit.from, hit.to).some((token) => token.quoted)) return [];
    const [start, end] = [written[hit.from]!.start, written[hit.to - 1]!.end];
    const instead = hit.value.preferred ? ` The brand says "${hit.value.preferred}".` : '';
    const message = `"${refined.slice(start, end)}" is wording that the brand does not use.${instead}`;
    return [{ check: 'banned-wording', grade: 'REVIEW', message, rawSpan: null, refinedSpan: [start, end] }];
  });
}

/** Checks that every glossary term has its canonical spelling. A capital at the start of a sentence and an ending are allowed. */
export function glossarySpelling(written: readonly Token[], refined: string, { glossary }: BrandFacts): Finding[] {
  const variants = glossary.flatMap(({ term, heardAs }) =>
    [term, ...heardAs].map((heard) => ({ words: phraseWords(heard), value: term })),
  );
  return new PhraseFinder(variants).all(written).flatMap((hit): Finding[] => {
    const [start, end] = [written[hit.from]!.start, written[hit.to - 1]!.end];
    const text = refined.slice(start, end);
    const [first = '', ...rest] = hit.value;
    if (text.startsWith(hit.value) || text.startsWith(first.toUpperCase() + rest.join(''))) return [];
    return [
      {
        check: 'glossary',
        grade: 'REVIEW',
        message: `"${text}" is spelt "${hit.value}".`,
        rawSpan: null,
        refinedSpan: [start, end],
      },
    ];
  });
}
