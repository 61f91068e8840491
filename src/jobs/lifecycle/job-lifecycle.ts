import { Inject, Injectable } from '@nestjs/common';
import type { DatabaseTransaction } from '../../platform/postgres/database.js';
import { type Delivery, JOB_DISPATCH, type JobDispatch } from './job-dispatch.js';
import { advanceJobs, completeJobs, failJobs, handOverJobs } from './job-move-store.js';
import type { AdvanceMove, CompleteMove, FailMove, HandOverMove } from './job-moves.js';
import { findTransitionDefects, JOB_TRANSITIONS } from './job-transitions.js';

/** Moves that settle stages; each group may be empty. */
export interface SettlingMoves {
  readonly advance: readonly AdvanceMove[];
  readonly complete: readonly CompleteMove[];
  readonly fail: readonly FailMove[];
  readonly handOver: readonly HandOverMove[];
}

/**
 * The one door through which a worker changes a job's status. Everything happens in the caller's transaction, a group of jobs at
 * a time; each move names the claim it expects, so that one made by a worker that lost its claim changes nothing.
 */
@Injectable()
export class JobLifecycle {
  constructor(@Inject(JOB_DISPATCH) private readonly dispatch: JobDispatch) {
    const defects = findTransitionDefects(JOB_TRANSITIONS);
    if (defects.length > 0) throw new Error(`The job transitions do not hold together: ${defects.join('; ')}`);
  }

  /** Puts deliveries that the moves name into the queue; the caller passes those of the moves that took effect. */
  deliver(trx: DatabaseTransaction, deliveries: readonly Delivery[]): Promise<void> {
    return deliveries.length === 0 ? Promise.resolve() : this.dispatch.deliver(trx, deliveries);
  }

  /** Applies the moves. Returns the ids of the jobs that moved: the others belong to a newer claim, or moved on. */
  async settle(trx: DatabaseTransaction, moves: SettlingMoves, worker: string): Promise<ReadonlySet<string>> {
    const moved = new Set<string>();
    const collect = (ids: ReadonlySet<string>) => {
      for (const id of ids) moved.add(id);
    };
    if (moves.advance.length > 0) collect(await advanceJobs(trx, moves.advance, worker));
    if (moves.complete.length > 0) collect(await completeJobs(trx, moves.complete, worker));
    if (moves.fail.length > 0) collect(await failJobs(trx, moves.fail));
    if (moves.handOver.length > 0) collect(await handOverJobs(trx, moves.handOver));
    return moved;
  }
}
