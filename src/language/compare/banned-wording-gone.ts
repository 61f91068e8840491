import { PhraseFinder, phraseWords } from '../text/phrases.js';
import { type Check, spanOf } from './check.js';

/** No wording that the brand does not use is left, outside quoted speech and glossary terms. */
export const bannedWordingGone: Check = ({ written, refined, brandBible }) => {
  const terms = brandBible.glossary.map(({ term }) => ({ words: phraseWords(term), value: null }));
  const banned = brandBible.banned.map((entry) => ({ words: phraseWords(entry.banned), value: entry }));
  const hits = new PhraseFinder<(typeof banned)[number]['value'] | null>([...terms, ...banned]).all(written);
  return hits.flatMap((hit) => {
    if (hit.value === null || written.slice(hit.from, hit.to).some((token) => token.quoted)) return [];
    const [start, end] = [written[hit.from]!.start, written[hit.to - 1]!.end];
    const instead = hit.value.preferred === null ? '' : ` The brand says "${hit.value.preferred}".`;
    return [
      {
        check: 'banned-wording',
        message: `"${refined.slice(start, end)}" is wording that the brand does not use.${instead}`,
        rawSpan: null,
        refinedSpan: spanOf({ start, end }),
        weight: 'REVIEW' as const,
      },
    ];
  });
};
