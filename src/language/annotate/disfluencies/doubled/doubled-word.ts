import type { Speech } from '../speech.js';

/** A doubled word. */
export interface Doubled {
  readonly speech: Speech;
  /** Its first token. */
  readonly at: number;
  /** Its second token. */
  readonly repair: number;
  /** Whether a comma, a dash or an ellipsis is between them. */
  readonly broken: boolean;
}

/** A case in which a doubled word is deliberate: grammar or stress requires it, and the editor keeps it. */
export interface DoubledWord {
  readonly rule: string;
  /** BCP 47 primary tag. */
  readonly language: string;
  readonly words: RegExp;
  readonly meant: (doubled: Doubled) => boolean;
  /** Speech in which the case holds and both words stay. */
  readonly stays: string;
  /** Speech in which the same word is a stutter, and the text without the stutter. */
  readonly stutters: readonly [said: string, left: string];
}

export const always = (): boolean => true;

/** The word before, if nothing separates them; empty at a start and after a comma. */
export function before({ speech, at }: Doubled): string {
  return at === 0 || speech.isBroken(at - 1) ? '' : speech.word(at - 1);
}

/** The word after the second one, if nothing separates them; empty at an end and before a comma. */
export function after({ speech, repair }: Doubled): string {
  return speech.flowsOn(repair) && !speech.isBroken(repair) ? speech.word(repair + 1) : '';
}

/** Whether an earlier word of the same clause is one of these. */
export function hasBefore({ speech, at }: Doubled, words: RegExp, reach = 6): boolean {
  for (let place = at - 1; place >= Math.max(0, at - reach); place -= 1) {
    if (speech.isBroken(place)) return false;
    if (words.test(speech.word(place))) return true;
  }
  return false;
}

/** Whether a main clause begins with the word: nothing precedes it, or only a coordinating conjunction. */
export function begins(doubled: Doubled, links: RegExp): boolean {
  const { speech, at } = doubled;
  let first = at;
  while (speech.isHesitation(first - 1) && !speech.isBroken(first - 1)) first -= 1;
  const previous = first === at ? before(doubled) : speech.isBroken(first - 1) ? '' : speech.word(first - 1);
  if (previous === '' || speech.tokens[at]!.gap !== '') return true;
  return (
    links.test(previous) &&
    (first === 1 || speech.isBroken(first - 2) || speech.tokens[first - 1]!.gap !== '' || !speech.punctuated)
  );
}
