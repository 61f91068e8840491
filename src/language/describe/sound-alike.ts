import { doubleMetaphone } from 'double-metaphone';
import { distance } from 'fastest-levenshtein';

/** Minimum share of equal letters. Measured: "evolutions studio" has 0.94; other names have less. */
const ALIKE = 0.85;
/** Terms with fewer letters sound like too many words. */
const SHORTEST = 8;

/** A term as it sounds. */
export interface SoundedTerm {
  readonly term: string;
  readonly words: readonly string[];
  readonly letters: string;
  readonly sounds: readonly string[];
}

function sound(word: string): string {
  return doubleMetaphone(word)[0];
}

/** Null for terms that are too short, or that contain figures: their sound does not identify them. */
export function soundedTerm(term: string, words: readonly string[]): SoundedTerm | null {
  const letters = words.join(' ');
  if (letters.length < SHORTEST || /\d/.test(letters)) return null;
  return { term, words, letters, sounds: words.map(sound) };
}

/**
 * Whether heard words sound like the term but differ from it. Each word must begin with the same sound ("revolution" is
 * not "evolution"), may differ in one other sound, and must have nearly the same letters.
 */
export function soundsLike(heard: readonly string[], term: SoundedTerm): boolean {
  if (heard.length !== term.words.length) return false;
  const letters = heard.join(' ');
  if (letters === term.letters) return false;
  const sounds = heard.map(sound);
  const begins = sounds.every((key, at) => key !== '' && key[0] === term.sounds[at]?.[0]);
  if (!begins || sounds.some((key, at) => distance(key, term.sounds[at]!) > 1)) return false;
  return 1 - distance(letters, term.letters) / Math.max(letters.length, term.letters.length) >= ALIKE;
}
