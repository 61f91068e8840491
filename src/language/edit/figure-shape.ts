import type { NumberRun } from '../english/numbers/number-run.js';
import { plain, type Token } from '../text/tokens.js';
import { AUXILIARIES, CONJUNCTIONS, PREPOSITIONS, SUBJECT_PRONOUNS } from '../text/word-classes.js';
import type { Join } from './joined-tokens.js';

/** The runs of number words of a text, by their first token. */
export interface Shapes {
  readonly tokens: readonly Token[];
  readonly runs: ReadonlyMap<number, NumberRun>;
}

/** One spoken form of a figure and its written form. Tests are generated from the examples. */
export interface FigureShape {
  readonly rule: string;
  readonly read: (shapes: Shapes, run: NumberRun) => Join | null;
  readonly writes: readonly [said: string, written: string];
  /** Similar speech that stays in words. */
  readonly spares: string;
}

/** The word of a token; empty outside the text. */
export function word({ tokens }: Shapes, at: number): string {
  return plain(tokens[at]);
}

/** Whether one of the words is within this many tokens before. */
export function near({ tokens }: Shapes, at: number, words: RegExp, reach: number): boolean {
  return tokens.slice(Math.max(0, at - reach), at).some((token) => words.test(plain(token)));
}

/** Words that may follow a figure that counts nothing. */
export function endsFigure({ tokens }: Shapes, run: NumberRun): boolean {
  if (tokens[run.to - 1]!.after !== '' || run.to >= tokens.length) return true;
  const next = plain(tokens[run.to]);
  return (
    [AUXILIARIES, CONJUNCTIONS, PREPOSITIONS, SUBJECT_PRONOUNS].some((words) => words.has(next)) ||
    /^(all|altogether|each|please|then|now)$/.test(next)
  );
}
