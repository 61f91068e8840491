import { randomUUID } from 'node:crypto';

/** What one provider was asked for during a stage. */
export interface ProviderUsage {
  /** e.g. `openai`, `pocketsphinx`, `copy-editor`. */
  readonly provider: string;
  readonly model: string;
  readonly requests: number;
  /** Seconds of audio sent, for a recogniser. */
  readonly audioSeconds?: number;
  /** Tokens, for a language model. */
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  /** US dollars, where a price is set. */
  readonly costUsd?: number;
  /** Its number in job_usage if it was recorded with its answer (of a sum, that of the first); absent: the settlement records it. */
  readonly callId?: string;
}

/** The same as one call with a number of its own: however often it is offered to the database, it is counted once. */
export function numbered(usage: ProviderUsage): ProviderUsage & { readonly callId: string } {
  return { ...usage, callId: randomUUID() };
}
