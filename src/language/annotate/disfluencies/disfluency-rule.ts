import type { TokenRange } from '../annotation.js';
import type { Speech } from './speech.js';

/** What a rule found: `to` ends the repair; a filler has no repair. */
export interface Found {
  readonly confidence: number;
  /** What goes: of a filler all of it. */
  readonly reparandum: TokenRange;
  readonly interregnum: TokenRange | null;
  /** Null for a filler. */
  readonly repair: TokenRange | null;
}

/** One kind of disfluency. The tests are made from the examples. */
export interface DisfluencyRule {
  /** Its name, as annotations carry it. */
  readonly rule: string;
  readonly kind: 'filler' | 'repetition' | 'restart' | 'correction';
  /** BCP 47 primary tags; `neutral`: every language; `lexicon`: every language that has a lexicon. */
  readonly languages: 'neutral' | 'lexicon' | readonly string[];
  /** The language of the examples. */
  readonly example: string;
  /** Speech in which the rule fires, and what is left when it is applied. */
  readonly fires: readonly [said: string, left: string];
  /** Speech that looks like it and in which the rule must not be certain. */
  readonly spares: string;
  /** Whether it begins at this token. */
  readonly find: (speech: Speech, at: number) => Found | null;
}

export function holdsIn(rule: DisfluencyRule, speech: Speech): boolean {
  if (rule.languages === 'neutral') return true;
  if (rule.languages === 'lexicon') return speech.lists !== null;
  return rule.languages.includes(speech.tongue);
}
