import type { FigureMatch } from '../number-words.js';

/** Adjectives of a number and what it counts, as one word: the stem of each with its unit, null for none. */
export type CountedStems = Readonly<Record<string, string | null>>;

/** `fünfzehnminütiges`, `vijftienjarige`: the number in front of one of the stems, with any of the endings. */
export function countedAdjective(
  words: readonly string[],
  at: number,
  { stems, endings }: { readonly stems: CountedStems; readonly endings: RegExp },
  number: (word: string) => string | null,
): FigureMatch | null {
  const bare = (words[at] ?? '').replace(endings, '');
  for (const [stem, unit] of Object.entries(stems)) {
    if (!bare.endsWith(stem) || bare.length === stem.length) continue;
    const value = number(bare.slice(0, -stem.length));
    if (value === null) return null;
    return { figure: { class: unit === null ? 'cardinal' : 'measure', readings: [value], unit }, length: 1 };
  }
  return null;
}
