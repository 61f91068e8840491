import type { DatabaseTransaction } from '../platform/postgres/database.js';
import type { Caller } from './caller.js';
import { actorOf } from './caller.js';

/** What an operator can do through the engine. */
export const OPERATOR_ACTIONS = [
  'CREATE_JOB',
  'RETRY_JOB',
  'CANCEL_JOB',
  'RETRY_FAILED_JOBS',
  'STOP_RETRY_BATCH',
  'ACKNOWLEDGE_FAILURE',
  'RUN_FAILED_JOB_SWEEP',
  'REFINE_AGAIN',
  'PUBLISH_BRAND_BIBLE',
  'TRY_BRAND_BIBLE',
  'CANCEL_BRAND_BIBLE_TRIAL',
  'ASSIGN_BRAND',
  'REVIEW_REFINEMENT',
  'DELETE_JOB',
  'CREATE_WEBHOOK',
  'UPDATE_WEBHOOK',
  'DELETE_WEBHOOK',
  'SET_ALERT_THRESHOLD',
] as const;
export type OperatorActionName = (typeof OPERATOR_ACTIONS)[number];

export interface DoneAction {
  readonly action: OperatorActionName;
  /** The one job it was about, where it was about one. */
  readonly jobId?: string;
  /** Which jobs, or which brand or user, were meant. */
  readonly filter?: object;
  /** How many jobs it was done to. */
  readonly affected: number;
  readonly note?: string;
}

/** Records an action in the transaction of the action itself. */
export async function recordAction(trx: DatabaseTransaction, caller: Caller, done: DoneAction): Promise<void> {
  await trx
    .insertInto('operator_actions')
    .values({
      actor: actorOf(caller),
      actor_user_id: caller.kind === 'user' ? caller.userId : null,
      action: done.action,
      job_id: done.jobId ?? null,
      filter: done.filter === undefined ? null : JSON.stringify(done.filter),
      affected: done.affected,
      note: done.note ?? null,
    })
    .execute();
}
