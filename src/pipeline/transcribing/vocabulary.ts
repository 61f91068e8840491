import type { BrandBible } from '../../brand/brand-bible.js';

/**
 * The glossary's terms for a recogniser, most useful first, because a recogniser takes a limited number: first those with known
 * misrecognitions, then names, then the rest, each group in the glossary's own order.
 */
export function vocabularyOf({ glossary }: Pick<BrandBible, 'glossary'>): string[] {
  const rank = ({ term, heardAs }: BrandBible['glossary'][number]) => {
    if (heardAs.length > 0) return 0;
    return /\p{Lu}/u.test(term) ? 1 : 2;
  };
  const terms = [...glossary].sort((a, b) => rank(a) - rank(b)).map(({ term }) => term.replaceAll(/\s+/g, ' ').trim());
  return [...new Set(terms)].filter((term) => term !== '');
}
