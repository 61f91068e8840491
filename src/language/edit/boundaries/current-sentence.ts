import { type TaggedText, word } from '../tagged-text.js';
import type { Opening } from './openers.js';

/** A clause with `if`, `when` or `after` in the middle of a sentence. */
export interface Inset {
  readonly at: number;
  /** The first word of its subject. */
  readonly subject: string;
  /** It opens reported speech or thought, and the next clause is a part of that: "she said if you go you'll lose". */
  readonly taken: boolean;
}

/** The current sentence. */
export interface Current {
  readonly from: number;
  /** It has a clause of its own. */
  readonly whole: boolean;
  /** It began with `if`, `when`, …, and the main clause has not come yet. */
  readonly awaitsMain: boolean;
  readonly asks: boolean;
  /** It asks for a complement of its own verb. */
  readonly asksFor: boolean;
  readonly requests: boolean;
  readonly inset: Inset | null;
}

/** An empty sentence. */
export function begun(from: number): Current {
  return { from, whole: false, awaitsMain: false, asks: false, asksFor: false, requests: false, inset: null };
}

/** The state after a clause has opened. */
export function withClause(text: TaggedText, current: Current, opening: Opening): Current {
  const asks = opening.kind === 'question';
  return {
    ...current,
    whole: true,
    awaitsMain: false,
    asks: asks || (current.asks && current.whole),
    asksFor: asks ? /^(what|who|which|how|why|where|when)/.test(word(text, opening.at)) : current.asksFor,
    requests: opening.kind === 'request',
    inset: null,
  };
}
