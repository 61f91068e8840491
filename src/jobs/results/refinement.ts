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
  /** SHA-256 of the system prompt, hex. */
  readonly promptHash: string;
  readonly usage: readonly ProviderUsage[];
}
