import { randomUUID } from 'node:crypto';

/** The requests to one provider during a stage. */
export interface ProviderUsage {
  /** e.g. `openai`, `pocketsphinx`, `copy-editor`. */
  readonly provider: string;
  readonly model: string;
  readonly requests: number;
  /** Seconds of audio that were sent, for a recogniser. */
  readonly audioSeconds?: number;
  /** Tokens, for a language model. */
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  /** US dollars, if a price is set. */
  readonly costUsd?: number;
  /** Its number in job_usage if it was recorded together with its answer (for a sum, that of the first call); absent: the settlement records it. */
  readonly callId?: string;
}

/** The same usage as one call with a number of its own: the database counts it once, however often it is offered. */
export function numbered(usage: ProviderUsage): ProviderUsage & { readonly callId: string } {
  return { ...usage, callId: randomUUID() };
}
