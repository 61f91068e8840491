import type { ProviderUsage } from './provider-usage.js';

/** Something a check found in the refined text. Spans are UTF-16 offsets. */
export interface RefinementFinding {
  readonly check: string;
  readonly message: string;
  readonly rawSpan: readonly [number, number] | null;
  readonly refinedSpan: readonly [number, number] | null;
}

export type RefinementVerdict = 'PASS' | 'REVIEW' | 'REJECT';

/** What the REFINING stage stores. */
export interface Refinement {
  readonly text: string;
  readonly provider: string;
  readonly model: string;
  readonly verdict: RefinementVerdict;
  readonly findings: readonly RefinementFinding[];
  /** What the checks found in the first answer, where a repair took its place; their places in that text are gone with it. */
  readonly repaired?: readonly RefinementFinding[];
  /** SHA-256 of the system prompt, hex. */
  readonly promptHash: string;
  readonly usage: readonly ProviderUsage[];
  /** The exact prompt, where it is another than the one the job's enrichment stored. */
  readonly systemPrompt?: string;
  /** The version of the Brand Bible that it follows. */
  readonly brandBible?: { readonly name: string; readonly version: number; readonly hash: string };
  /** SHA-256 of the raw transcript that it was made from, hex: the spans of the findings count in that one. */
  readonly transcriptHash?: string;
  /** The text that the checks rejected, in whose place this one stands: stored before it, never current. */
  readonly rejected?: Refinement;
}
