import { readDigits } from '../english/numbers/spoken-patterns.js';
import { isNumberWord } from '../figures/english/number-words.js';
import { plain, type Token } from '../text/tokens.js';
import { isOneBreath, type Join, letterOf } from './joined-tokens.js';

/** How many words back the spelled name may be. */
const NAME_REACH = 14;
/** Fewer letters may be an abbreviation. */
const LEAST_LETTERS = 4;
/** This many letters spell a word, whatever precedes. */
const SURE_LETTERS = 7;

function lettersFrom(tokens: readonly Token[], from: number): { letters: string; to: number } {
  let [letters, to] = ['', from];
  while (letterOf(tokens[to]) !== '' && (to === from || isOneBreath(tokens, to - 1, to + 1))) {
    letters += letterOf(tokens[to]);
    to += 1;
  }
  return { letters, to };
}

/** Whether the word is the spelled one, or similar enough to be a recognition of it: it begins and ends with the same letters. */
function isSpeltBy(word: string, letters: string): boolean {
  if (word === letters) return true;
  return word.length > 3 && word[0] === letters[0] && word.slice(0, 3) === letters.slice(0, 3);
}

/** `kowalczyk, that's k o w a l c z y k`: the letters of a name, with hyphens. */
export function spelledNameAt(tokens: readonly Token[], from: number): Join | null {
  if (letterOf(tokens[from]) === '' || letterOf(tokens[from - 1]) !== '') return null;
  const { letters, to } = lettersFrom(tokens, from);
  if ('abcdefghijklmnopqrstuvwxyz'.includes(letters)) return null;
  if (letters.length < LEAST_LETTERS || isNumberWord(plain(tokens[to])) || isNumberWord(plain(tokens[from - 1])))
    return null;
  const near = tokens.slice(Math.max(0, from - NAME_REACH), from).map(plain);
  const spells = letters.length >= SURE_LETTERS || near.some((word) => isSpeltBy(word, letters));
  return spells && isOneBreath(tokens, from, to) ? { from, to, text: [...letters.toUpperCase()].join('-') } : null;
}

/** `o p s dash four four one seven` is OPS-4417. */
export function ticketAt(tokens: readonly Token[], from: number): Join | null {
  if (letterOf(tokens[from]) === '' || letterOf(tokens[from - 1]) !== '') return null;
  const { letters, to } = lettersFrom(tokens, from);
  if (letters.length < 2 || !/^(dash|hyphen)$/.test(plain(tokens[to]))) return null;
  let end = to + 1;
  while (/^(oh|double|triple)$/.test(plain(tokens[end])) || isNumberWord(plain(tokens[end]))) end += 1;
  const digits = readDigits(tokens.slice(to + 1, end).map(plain));
  const whole = digits !== null && digits.length > 1 && isOneBreath(tokens, from, end);
  return whole ? { from, to: end, text: `${letters.toUpperCase()}-${digits}` } : null;
}
