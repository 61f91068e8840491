import type { ShadeTable } from './lexicon.js';

/** The words of a list that blanks or line breaks separate. */
export function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/u).filter(Boolean));
}

/** The phrases of a list that commas separate, with plain apostrophes. */
export function phrases(list: string): readonly string[] {
  return list
    .replaceAll('’', "'")
    .split(',')
    .map((phrase) => phrase.trim().replace(/\s+/gu, ' '))
    .filter(Boolean);
}

/**
 * A table by phrase, from one by value: `{ maybe: 'perhaps, maybe' }` gives `{ perhaps: 'maybe', maybe: 'maybe' }`.
 * @throws Error if a phrase has two values: the table contradicts itself.
 */
export function byPhrase(table: Readonly<Record<string, string>>): ShadeTable {
  const byKey = new Map<string, string>();
  for (const [value, list] of Object.entries(table)) {
    for (const phrase of phrases(list)) {
      const other = byKey.get(phrase);
      if (other !== undefined) throw new Error(`"${phrase}" stands under ${other} and ${value}. Remove one of them.`);
      byKey.set(phrase, value);
    }
  }
  return Object.fromEntries(byKey);
}

/** Names with their forms, separated by blanks within a row and commas between rows: the months, the weekdays. */
export function rows(list: string): readonly (readonly string[])[] {
  return phrases(list).map((row) => row.split(' '));
}
