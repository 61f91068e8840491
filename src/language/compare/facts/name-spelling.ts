import { distance } from 'fastest-levenshtein';

/** The share of letters that may differ between two spellings of one name: one in four. */
const LETTERS_A_SLIP = 4;

/** Spellings of one sound in the names of several languages, and what they are compared as. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/ph|v|w/g, 'f'],
  [/c(?=[eiy])|z|ß|sz/g, 's'],
  [/tsch|sch|sh|tch|ch|cz|č|š/g, 'x'],
  [/ck|qu|c|q|g(?=$)/g, 'k'],
  [/dt|th|d(?=$)/g, 't'],
  [/ey|ei|ai|ay/g, 'ei'],
  [/ie|ee|ea|y|j/g, 'i'],
  [/(?<=[aeiou])h|(?<=[bcdfgklmnprstxz])h|h(?=$)/g, ''],
  [/ae/g, 'a'],
  [/oe/g, 'o'],
  [/ue|ou|oo/g, 'u'],
  [/e(?=$)/g, ''],
  [/(.)\1/g, '$1'],
];

function sound(name: string): string {
  const plain = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}|[^\p{L}]/gu, '');
  return SOUNDS.reduce((sofar, [spelling, as]) => sofar.replace(spelling, as), plain);
}

/** Whether two words differ in few letters. */
export function isSpeltLike(one: string, other: string): boolean {
  return distance(one, other) <= Math.max(one.length, other.length) / LETTERS_A_SLIP;
}

/**
 * Whether two names are two spellings of one name: they sound the same ("Katherine" and "Catherine"), or one has a letter more ("Linqvist" and
 * "Lindqvist"). A replaced letter makes another name: "Joan" and "Jean", "Fernanda" and "Fernando".
 */
export function isSpeltOtherwise(one: string, other: string): boolean {
  return sound(one) === sound(other) || (distance(one, other) === 1 && one.length !== other.length);
}
