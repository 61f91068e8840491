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
}
