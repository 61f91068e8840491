import type { DoubledWord } from './doubled-word.js';
import { ENGLISH_DOUBLED } from './english.js';
import { DUTCH_DOUBLED, GERMAN_DOUBLED } from './german-dutch.js';
import { ROMANCE_DOUBLED } from './romance.js';

/** Every case in which a doubled word is not a stutter. */
export const DOUBLED_WORDS: readonly DoubledWord[] = [
  ...ENGLISH_DOUBLED,
  ...GERMAN_DOUBLED,
  ...DUTCH_DOUBLED,
  ...ROMANCE_DOUBLED,
];
