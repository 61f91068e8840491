import { isMonthName } from '../english/numbers/month-names.js';
import { MONTHS } from '../figures/english/number-words.js';
import { plain, type Token } from '../text/tokens.js';
import { type Check, spanOf, type WeighedFinding } from './check.js';
import { type Placed, pairUp } from './pair-up.js';

interface DateWord extends Placed {
  readonly token: Token;
  readonly word: string;
  /** False for a `may` or `march` that may be a verb. */
  readonly sure: boolean;
}

const DAY = /^(mon|tues|wednes|thurs|fri|satur|sun)days?$/;
const RELATIVE = /^(yesterday|today|tomorrow|tonight)$/;
/** Words by which a date may move within its sentence. */
const FARTHEST = 25;

function dateWordsIn(tokens: readonly Token[]): DateWord[] {
  return tokens.flatMap((token, at) => {
    const word = plain(token).replace(/'s$/, '');
    const sure = DAY.test(word) || RELATIVE.test(word) || isMonthName(tokens, at);
    if (!sure && !MONTHS.has(word)) return [];
    return [{ token, at, sure, word: word.replace(/(?<=day)s$/, '') }];
  });
}

/** Every day and month that was said stands in the text, and no other. */
export const datesKept: Check = ({ spoken, written, alignment }) => {
  const [said, found] = [dateWordsIn(spoken), dateWordsIn(written)];
  const same = (one: DateWord, other: DateWord, distance: number) => one.word === other.word && distance <= FARTHEST;
  const { lost: gone, added: fresh } = pairUp(said, found, alignment, same);
  const [lost, added] = [gone, fresh].map((words) => words.filter(({ sure }) => sure)) as [DateWord[], DateWord[]];
  const known = (word: string, among: readonly DateWord[]) => among.some((other) => other.word === word);
  return [
    ...lost.map(
      ({ token, word }): WeighedFinding => ({
        check: 'dates',
        message: `"${token.text}" was said and is missing from the text.`,
        rawSpan: spanOf(token),
        refinedSpan: null,
        weight: known(word, found) ? 'REVIEW' : 'REJECT',
      }),
    ),
    ...added.map(
      ({ token, word }): WeighedFinding => ({
        check: 'dates',
        message: `"${token.text}" was never said here.`,
        rawSpan: null,
        refinedSpan: spanOf(token),
        weight: known(word, said) ? 'REVIEW' : 'REJECT',
      }),
    ),
  ];
};
