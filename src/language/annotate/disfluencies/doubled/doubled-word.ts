import type { Speech } from '../speech.js';

/** A word that is said twice in a row. */
export interface Doubled {
  readonly speech: Speech;
  /** Its first token. */
  readonly at: number;
  /** Its second token. */
  readonly repair: number;
  /** A comma, a dash or an ellipsis stands between. */
  readonly broken: boolean;
}

/** A case in which speakers mean a word twice: grammar or stress wants it, and no editor leaves it out. */
export interface DoubledWord {
  readonly rule: string;
  /** BCP 47 primary tag. */
  readonly language: string;
  readonly words: RegExp;
  readonly meant: (doubled: Doubled) => boolean;
  /** Speech that keeps it, in which the case holds. */
  readonly stays: string;
  /** Speech in which the same word is a stutter, and what is left of it. */
  readonly stutters: readonly [said: string, left: string];
}

export const always = (): boolean => true;

/** The word before, in one breath; empty at a start and after a comma. */
export function before({ speech, at }: Doubled): string {
  return at === 0 || speech.isBroken(at - 1) ? '' : speech.word(at - 1);
}

/** The word after the second, in one breath; empty at an end and before a comma. */
export function after({ speech, repair }: Doubled): string {
  return speech.flowsOn(repair) && !speech.isBroken(repair) ? speech.word(repair + 1) : '';
}

/** Whether a word before, in the same clause, is one of these. */
export function hasBefore({ speech, at }: Doubled, words: RegExp, reach = 6): boolean {
  for (let place = at - 1; place >= Math.max(0, at - reach); place -= 1) {
    if (speech.isBroken(place)) return false;
    if (words.test(speech.word(place))) return true;
  }
  return false;
}

/** Whether a clause of its own begins with the word: nothing, or only a conjunction of main clauses, stands before. */
export function begins(doubled: Doubled, links: RegExp): boolean {
  const { speech, at } = doubled;
  const previous = before(doubled);
  if (previous === '' || speech.tokens[at]!.gap !== '') return true;
  return (
    links.test(previous) &&
    (at === 1 || speech.isBroken(at - 2) || speech.tokens[at - 1]!.gap !== '' || !speech.punctuated)
  );
}
