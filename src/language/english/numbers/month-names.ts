import { MONTHS, ORDINAL_CARDINALS } from '../../figures/english/number-words.js';
import { plain, type Token } from '../../text/tokens.js';

/** Before the day of a month: "before may the fifth". */
const TIME = /^(on|by|before|after|until|till|since|from)$/;
/** The clause ends after the day of a month. */
const CLAUSE_ENDS = /^(and|but|so|because|at|in|or|nineteen|twenty|two)$/;

/** The length in words of a day of the month here, spoken or in figures; 0 for none. */
function dayLength(tokens: readonly Token[], at: number): number {
  const [first, second] = [plain(tokens[at]), plain(tokens[at + 1])];
  if (/^([12]?\d|3[01])(st|nd|rd|th)$/.test(first)) return 1;
  if (/^(twenty|thirty)-/.test(first)) return ORDINAL_CARDINALS.has(first.split('-')[1]!) ? 1 : 0;
  if (/^(twenty|thirty)$/.test(first) && tokens[at]!.after === '') return ORDINAL_CARDINALS.has(second) ? 2 : 0;
  return ORDINAL_CARDINALS.has(first) && !/^(zeroth|hundredth|thousandth|millionth)$/.test(first) ? 1 : 0;
}

/** `may the fifth` as a date: after a preposition of time, or at the end of a clause. The `may` of "may the first man win" is a verb. */
function isDayNamed(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.after !== '' || plain(tokens[at + 1]) !== 'the' || tokens[at + 1]!.after !== '') return false;
  const length = dayLength(tokens, at + 2);
  if (length === 0) return false;
  const [last, next] = [tokens[at + 1 + length]!, tokens[at + 2 + length]];
  const ends =
    next === undefined || last.after !== '' || CLAUSE_ENDS.test(plain(next)) || /^(19|20)\d\d$/.test(plain(next));
  const opens = at === 0 || /[.!?]/.test(tokens[at - 1]!.after);
  return TIME.test(plain(tokens[at - 1])) || (ends && !opens);
}

/** `between may and june`, `april or may`. */
function isBesideMonth(tokens: readonly Token[], at: number): boolean {
  const link = /^(and|or|to|through|until)$/;
  const sure = (index: number) => /^(?!may$|march$)/.test(plain(tokens[index])) && MONTHS.has(plain(tokens[index]));
  const [before, after] = [
    link.test(plain(tokens[at - 1])) && sure(at - 2),
    link.test(plain(tokens[at + 1])) && sure(at + 2),
  ];
  return (before && tokens[at - 2]!.after === '') || (after && /^(between|from|in|by|of)$/.test(plain(tokens[at - 1])));
}

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
    /\d(st|nd|rd|th)$/.test(before) ||
    isDayNamed(tokens, at) ||
    isBesideMonth(tokens, at)
  );
}

/** The month before `the fifth`, as in `may the fifth`; -1 if there is none. */
export function monthBeforeThe(tokens: readonly Token[], day: number): number {
  const at = day - 2;
  const month = at >= 0 && plain(tokens[at + 1]) === 'the' && tokens[at]!.after === '' && isMonthName(tokens, at);
  return month && dayLength(tokens, day) > 0 ? at : -1;
}
