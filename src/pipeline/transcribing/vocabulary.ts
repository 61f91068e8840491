import type { BrandBible } from '../../brand/brand-bible.js';

/**
 * Terms for a recogniser, most useful first, because a recogniser takes a limited number: the glossary's terms with known misrecognitions, then the
 * keywords of the submission, then the names and then the rest of the glossary, each group in its own order. A term counts once, in whatever case.
 */
export function vocabularyOf({ glossary }: Pick<BrandBible, 'glossary'>, keywords: readonly string[] = []): string[] {
  const ranked = [
    ...glossary.map(({ term, heardAs }) => ({ term, rank: heardAs.length > 0 ? 0 : /\p{Lu}/u.test(term) ? 2 : 3 })),
    ...keywords.map((term) => ({ term, rank: 1 })),
  ].toSorted((a, b) => a.rank - b.rank);
  const terms = new Map<string, string>();
  for (const { term } of ranked) {
    const line = term.replaceAll(/\s+/g, ' ').trim();
    const key = line.toLowerCase();
    if (line !== '' && !terms.has(key)) terms.set(key, line);
  }
  return [...terms.values()];
}
