import { MONTHS } from '../numbers/number-words.js';
import { plain, type Token } from '../text/tokens.js';

/** `march` and `may` are months beside a day or year, or after `in`, `of`, `since`, `until`, `last`, `next`. */
export function isMonthName(tokens: readonly Token[], at: number): boolean {
  const word = plain(tokens[at]).replace(/'s$/, '');
  if (!MONTHS.has(word)) return false;
  if (word !== 'may' && word !== 'march') return true;
  const before = plain(tokens[at - 1]);
  const day = /^\d{1,4}(st|nd|rd|th)?$/;
  return (
    /^(in|of|since|until|last|next|late|early|mid)$/.test(before) ||
    day.test(plain(tokens[at + 1])) ||
    /\d(st|nd|rd|th)$/.test(before)
  );
}
