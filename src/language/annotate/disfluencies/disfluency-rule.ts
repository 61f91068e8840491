import type { TokenRange } from '../annotation.js';
import type { Speech } from './speech.js';

/** The result of a rule: `to` is the end of the repair; a filler has no repair. */
export interface Found {
  readonly confidence: number;
  /** The reparandum, which an editor removes; for a filler, the whole filler. */
  readonly reparandum: TokenRange;
  readonly interregnum: TokenRange | null;
  /** Null for a filler. */
  readonly repair: TokenRange | null;
}

/** One kind of disfluency. Tests are generated from the examples. */
export interface DisfluencyRule {
  /** The name that its annotations carry. */
  readonly rule: string;
  readonly kind: 'filler' | 'repetition' | 'restart' | 'correction';
  /** BCP 47 primary tags; `neutral`: every language; `lexicon`: every language that has a lexicon. */
  readonly languages: 'neutral' | 'lexicon' | readonly string[];
  /** The language of the examples. */
  readonly example: string;
  /** Speech in which the rule fires, and the text after it is applied. */
  readonly fires: readonly [said: string, left: string];
  /** Similar speech in which the rule must not be certain. */
  readonly spares: string;
  /** The disfluency that begins at this token; null if there is none. */
  readonly find: (speech: Speech, at: number) => Found | null;
}

export function holdsIn(rule: DisfluencyRule, speech: Speech): boolean {
  if (rule.languages === 'neutral') return true;
  if (rule.languages === 'lexicon') return speech.lists !== null;
  return rule.languages.includes(speech.tongue);
}
