/** Each ending that a word may have after another word, and what it replaces in that word. */
const ENDINGS: readonly (readonly [ending: string, stems: readonly string[]])[] = [
  ["'s", ['']],
  ['s', ['']],
  ['es', ['']],
  ['ies', ['y']],
  ['ed', ['', 'e']],
  ['ied', ['y']],
  ['ing', ['', 'e']],
  ['er', ['', 'e']],
  ['ers', ['', 'e']],
  ['est', ['', 'e']],
  ['ly', ['']],
  ['ness', ['']],
  ['less', ['']],
];

/** The words that a word may be a form of: `baking` of `bak` and `bake`. */
export function stemsOf(word: string): string[] {
  return ENDINGS.filter(([ending]) => word.endsWith(ending) && word.length > ending.length + 2).flatMap(
    ([ending, stems]) => stems.map((stem) => word.slice(0, -ending.length) + stem),
  );
}
