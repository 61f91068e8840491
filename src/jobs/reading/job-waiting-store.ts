import { sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../../platform/postgres/database.js';
import type { KeptFault } from '../record/waiting-for.js';

/** An open circuit breaker of a stage's provider. */
export interface OpenBreaker {
  readonly since: string | null;
  readonly nextTry: string;
  readonly reason: string | null;
}

/** What a running stage reports that it waits for. */
export interface ReportedWait {
  readonly what: 'PROVIDER';
  readonly since: string;
  readonly nextTry: string | null;
  readonly reason: string;
}

/** A job that waits, as migration 043 derives it. */
export interface WaitingRow {
  readonly job_id: string;
  readonly running: boolean;
  readonly since: Date;
  readonly next_try: Date | null;
  readonly turns: number | null;
  readonly fault: KeptFault | null;
  readonly waiting: ReportedWait | null;
  readonly breaker: OpenBreaker | null;
}

/** Which of these jobs wait, and for what, in one statement. For the engine's own connection, because users cannot read the queue. */
export async function readWaiting(db: Database, jobIds: readonly string[]): Promise<readonly WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    select job_id, running, since, next_try, turns, fault, waiting, breaker
    from studio_waiting(${[...jobIds]}::uuid[])`.execute(db);
  return rows;
}

/** The jobs among these that the reader may see. */
export async function visibleJobs(reader: Database | DatabaseTransaction, jobIds: readonly string[]) {
  const { rows } = await sql<{ job_id: string }>`
    select job_id from studio_jobs where job_id = any(${[...jobIds]}::uuid[])`.execute(reader);
  return rows.map((row) => row.job_id);
}
