import type { ProviderUsage } from '../../jobs/results/provider-usage.js';
import type { Refinement } from '../../jobs/results/refinement.js';
import type { WordChange } from '../../language/explain/word-change.js';

/** The most jobs of one trial, since a person compares the texts. */
export const MOST_TRIED = 20;
/** Trials that may be under way at once: each is paid for. */
export const MOST_OPEN_TRIALS = 5;

export const TRIAL_STATES = ['WAITING', 'RUNNING', 'DONE', 'FAILED'] as const;
export type TrialState = (typeof TRIAL_STATES)[number];
export type TrialResultState = Exclude<TrialState, 'RUNNING'>;

/** A text with the result of its checks. */
export type CheckedText = Pick<Refinement, 'text' | 'verdict' | 'findings' | 'coverage'>;

/** The job's current text; the verdict is null if it was never checked. */
export interface CurrentText extends Omit<CheckedText, 'verdict'> {
  readonly verdict: CheckedText['verdict'] | null;
  readonly version: number | null;
}

/** The text under the draft. */
export interface DraftText extends CheckedText {
  readonly provider: string;
  readonly model: string;
  readonly usage: readonly ProviderUsage[];
}

/** The result of one job. */
export type TrialOutcome =
  | {
      readonly state: 'DONE';
      /** Null if the job has no text. */
      readonly current: CurrentText | null;
      readonly draft: DraftText;
      /** From the current text to the draft's; null without a current one. */
      readonly changes: readonly WordChange[] | null;
    }
  | { readonly state: 'FAILED'; readonly error: { readonly code: string; readonly message: string } };

/** One job of a trial. */
export interface TrialResult {
  readonly jobId: string;
  readonly state: TrialResultState;
  readonly current: CurrentText | null;
  readonly draft: DraftText | null;
  readonly changes: readonly WordChange[] | null;
  readonly error: { readonly code: string; readonly message: string } | null;
}

/** A draft tried on stored transcripts. */
export interface Trial {
  readonly id: string;
  readonly brand: string;
  readonly version: number;
  readonly contentHash: string;
  readonly state: TrialState;
  /** Why it FAILED. */
  readonly reason: string | null;
  readonly startedAt: Date;
  readonly startedBy: string;
  readonly deadlineAt: Date;
  readonly endedAt: Date | null;
  /** In the order they are tried. */
  readonly results: readonly TrialResult[];
}
