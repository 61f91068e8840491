import type { NumberRun } from '../english/numbers/number-run.js';
import { plain, type Token } from '../text/tokens.js';
import { AUXILIARIES, CONJUNCTIONS, PREPOSITIONS, SUBJECT_PRONOUNS } from '../text/word-classes.js';
import type { Join } from './joined-tokens.js';

/** Number words of a text, by the token at which they begin. */
export interface Shapes {
  readonly tokens: readonly Token[];
  readonly runs: ReadonlyMap<number, NumberRun>;
}

/** One way in which a figure is said, and how it is written. The tests are made from the examples. */
export interface FigureShape {
  readonly rule: string;
  readonly read: (shapes: Shapes, run: NumberRun) => Join | null;
  readonly writes: readonly [said: string, written: string];
  /** Speech that looks like it and stays in words. */
  readonly spares: string;
}

/** The word of a token; empty outside the text. */
export function word({ tokens }: Shapes, at: number): string {
  return plain(tokens[at]);
}

/** Whether one of the words stands within so many tokens before. */
export function near({ tokens }: Shapes, at: number, words: RegExp, reach: number): boolean {
  return tokens.slice(Math.max(0, at - reach), at).some((token) => words.test(plain(token)));
}

/** What may follow a figure that counts nothing. */
export function endsFigure({ tokens }: Shapes, run: NumberRun): boolean {
  if (tokens[run.to - 1]!.after !== '' || run.to >= tokens.length) return true;
  const next = plain(tokens[run.to]);
  return (
    [AUXILIARIES, CONJUNCTIONS, PREPOSITIONS, SUBJECT_PRONOUNS].some((words) => words.has(next)) ||
    /^(all|altogether|each|please|then|now)$/.test(next)
  );
}
