import type { Verdict } from '../../language/compare/verdict.js';
import type { ErrorDetails } from '../record/error-details.js';
import type { MoveReason, StageStatus } from '../record/job-status.js';

/** What fences a worker's write: the row must still be held by this claim. */
export interface HeldClaim {
  readonly jobId: string;
  readonly deliveryId: string;
  readonly attempt: number;
  readonly stage: StageStatus;
}

/** A stage's result reaches the row, and the next delivery takes over. */
export type AdvanceMove = HeldClaim & { readonly nextDeliveryId: string } & (
    | { readonly stage: 'TRANSCRIBING'; readonly rawTranscript: string }
    | { readonly stage: 'ENRICHING'; readonly systemPrompt: string }
  );

export interface CompleteMove extends HeldClaim {
  readonly stage: 'REFINING';
  readonly refinedText: string;
  /** What the checks say of that text. */
  readonly verdict: Verdict;
  /** The prompt that the text was made with; left out: the one that is stored. */
  readonly systemPrompt?: string;
}

export interface FailMove extends HeldClaim {
  readonly errorDetails: Omit<ErrorDetails, 'attempts' | 'at'>;
  readonly reason: Extract<MoveReason, 'failed' | 'cancelled' | 'swept'>;
  readonly actor: string;
}

/** The stage stays, another delivery takes over: after a fault that can pass, or because the worker stops. */
export interface HandOverMove extends HeldClaim {
  readonly nextDeliveryId: string;
  /** Whether it counts against the stage's budget of tries. */
  readonly countsAsFault: boolean;
}
