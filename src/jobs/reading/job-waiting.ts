import { Inject, Injectable } from '@nestjs/common';
import { type Caller, mayAdminister } from '../../access/caller.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { type WaitingFor, waitingAfter } from '../record/waiting-for.js';
import { JobVisibility } from './job-visibility.js';
import { readWaiting, visibleJobs, type WaitingRow } from './job-waiting-store.js';

/** Explains why jobs wait. */
@Injectable()
export class JobWaiting {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(JobVisibility) private readonly visibility: JobVisibility,
  ) {}

  /** One answer for each id, in the order of the ids: null for a job that runs, that has ended, or that the caller may not see. */
  async of(caller: Caller, jobIds: readonly string[]): Promise<readonly (WaitingFor | null)[]> {
    const seen = mayAdminister(caller)
      ? jobIds
      : await this.visibility.read(caller, (reader) => visibleJobs(reader, jobIds));
    if (seen.length === 0) return jobIds.map(() => null);
    const rows = await readWaiting(this.database, seen);
    const known = new Map(rows.map((row) => [row.job_id, waitingFor(row)]));
    return jobIds.map((id) => known.get(id) ?? null);
  }
}

/** The nearest cause: the report of a running stage, then the fault of the last attempt, then an open circuit breaker, then the queue. */
export function waitingFor({ running, since, next_try, turns, fault, waiting, breaker }: WaitingRow): WaitingFor {
  if (running && waiting !== null) {
    const nextTry = waiting.nextTry === null ? null : new Date(waiting.nextTry);
    return { what: waiting.what, since: new Date(waiting.since), nextTry, turnsBefore: null, reason: waiting.reason };
  }
  if (next_try !== null && fault !== null) {
    return { what: waitingAfter(fault), since, nextTry: next_try, turnsBefore: null, reason: fault.message };
  }
  if (breaker !== null) {
    const reason = breaker.reason ?? 'The provider failed too often.';
    return {
      what: 'PROVIDER',
      since: breaker.since === null ? since : new Date(breaker.since),
      nextTry: new Date(breaker.nextTry),
      turnsBefore: null,
      reason: `${reason} Its circuit breaker is open: no request is sent before the next attempt.`,
    };
  }
  return { what: 'TURN', since, nextTry: next_try, turnsBefore: turns, reason: turnReason(turns) };
}

function turnReason(turns: number | null): string {
  if (turns === null) return 'The engine has not accepted the job yet. It does so within seconds while a worker runs.';
  if (turns === 0) return 'It is the next in its queue, and starts when a worker has a free slot.';
  const jobs = turns === 1 ? 'one turn comes' : `${turns} turns come`;
  return `Other jobs come first: ${jobs} before this one. To speed this up, start more workers or raise WORKER_CONCURRENCY.`;
}
