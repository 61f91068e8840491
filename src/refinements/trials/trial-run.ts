import { Inject, Injectable } from '@nestjs/common';
import { Fault } from '../../platform/fault.js';
import { LOGGER, type Logger } from '../../platform/logging/logger.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { DraftRefining } from './draft-refining.js';
import type { TrialOutcome } from './trial.js';
import { endTrial, handTrialBack, nextToTry, renewTrial, storeOutcome, type TrialClaim } from './trial-claim-store.js';

/** Between two renewals; the lease is three times as long. Milliseconds. */
const RENEW_MS = 10_000;
/** Why a run was stopped. */
const OVERDUE = 'overdue';
const LOST = 'lost';

/** Runs a claimed trial, job by job. */
@Injectable()
export class TrialRun {
  /** Checks whether the current run still has its claim. */
  private look: (() => Promise<void>) | null = null;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(DraftRefining) private readonly drafts: DraftRefining,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /**
   * Runs until every job has its result, the time limit passes (FAILED, what is there stays), or `stopping` says that the process
   * ends (released). Without its claim it changes nothing. Passes on what the database throws: the lease runs out then.
   */
  async run(claim: TrialClaim, stopping: AbortSignal): Promise<void> {
    const own = new AbortController();
    const deadline = setTimeout(() => own.abort(OVERDUE), claim.msLeft);
    this.look = () => this.renew(claim, own);
    const renewal = setInterval(() => void this.recheck(), RENEW_MS);
    const signal = AbortSignal.any([own.signal, stopping]);
    try {
      const held = await this.tryAll(claim, signal);
      if (own.signal.reason === LOST || !held) return;
      if (own.signal.reason === OVERDUE) {
        await endTrial(this.database, claim, 'The time limit passed before every job was tried.');
      } else if (stopping.aborted) await handTrialBack(this.database, claim);
      else await endTrial(this.database, claim, null);
    } finally {
      clearTimeout(deadline);
      clearInterval(renewal);
      this.look = null;
    }
  }

  /** Checks immediately whether the current run still has its claim: after a cancel it aborts the request that it waits for. */
  async recheck(): Promise<void> {
    await this.look?.();
  }

  /** False where the claim was lost on the way. */
  private async tryAll(claim: TrialClaim, signal: AbortSignal): Promise<boolean> {
    for (;;) {
      const next = signal.aborted ? null : await nextToTry(this.database, claim);
      if (next === null) return true;
      const outcome = await this.tryOne(claim, next.job_id, signal);
      if (outcome === null) return true;
      if (!(await storeOutcome(this.database, claim, next.ordinal, outcome))) {
        // Deleted with its job, or claimed by another worker: the next check finds out which.
        if (!(await renewTrial(this.database, claim))) return false;
      }
    }
  }

  /** Null if it was stopped in the middle. A job that fails is a result: the others are tried all the same. */
  private async tryOne(claim: TrialClaim, jobId: string, signal: AbortSignal): Promise<TrialOutcome | null> {
    try {
      return await this.drafts.refine(jobId, claim.draft, signal);
    } catch (error) {
      if (signal.aborted) return null;
      const { code, message } = Fault.from(error);
      this.log.warn('A transcript could not be refined under a draft.', { trialId: claim.trialId, jobId, error });
      return { state: 'FAILED', error: { code, message } };
    }
  }

  private async renew(claim: TrialClaim, own: AbortController): Promise<void> {
    try {
      if (!(await renewTrial(this.database, claim))) own.abort(LOST);
    } catch (error) {
      this.log.warn('The lease of a trial could not be renewed. The worker tries again.', {
        trialId: claim.trialId,
        error,
      });
    }
  }
}
