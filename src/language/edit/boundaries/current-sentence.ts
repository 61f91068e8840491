import { type TaggedText, word } from '../tagged-text.js';
import type { Opening } from './openers.js';

/** A clause with `if`, `when` or `after` in the middle of a sentence. */
export interface Inset {
  readonly at: number;
  /** The first word of its subject. */
  readonly subject: string;
  /** It opens what somebody said or thought, and the next clause is a part of that: "she said if you go you'll lose". */
  readonly taken: boolean;
}

/** The sentence that is being read. */
export interface Current {
  readonly from: number;
  /** It has a clause of its own. */
  readonly whole: boolean;
  /** It began with `if`, `when`, …, and the main clause has not come yet. */
  readonly awaitsMain: boolean;
  readonly asks: boolean;
  /** Asks for a part that its own verb lacks. */
  readonly asksFor: boolean;
  readonly requests: boolean;
  readonly inset: Inset | null;
}

/** A sentence of which nothing has been read yet. */
export function begun(from: number): Current {
  return { from, whole: false, awaitsMain: false, asks: false, asksFor: false, requests: false, inset: null };
}

/** The sentence after a clause has opened in it. */
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
