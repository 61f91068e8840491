import { type Selectable, sql } from 'kysely';
import type { BrandBible } from '../../brand/brand-bible.js';
import type { JobFilter } from '../../jobs/reading/job-filter.js';
import { jobsInOrder } from '../../jobs/reading/job-order-store.js';
import type { Database, DatabaseTransaction } from '../../platform/postgres/database.js';
import type { BrandBibleTrialResultsTable } from '../../platform/postgres/text-tables.js';
import type { Trial, TrialResult } from './trial.js';

type Reader = Database | DatabaseTransaction;

/** Any number of our own: how many trials are open is decided by one at a time. */
const START_LOCK = 7_303_014_016;
/** The texts of trials are customers' words, so they are kept only as long as a draft is discussed. */
const KEPT_DAYS = 30;

/** A trial that is about to start. */
export interface NewTrial {
  readonly draft: BrandBible;
  readonly source: string;
  readonly jobIds: readonly string[];
  readonly startedBy: string;
  readonly timeLimitSeconds: number;
}

/** The newest COMPLETE jobs of a filter that have a transcript. */
export async function pickTriable(db: Reader, filter: JobFilter, limit: number): Promise<string[]> {
  const newest = jobsInOrder({
    filter,
    columns: sql`j.job_id`,
    also: sql`j.status = 'COMPLETE' and j.raw_transcript is not null`,
    falling: true,
    limit,
  });
  const { rows } = await sql<{ job_id: string }>`
    select p.job_id from (${newest}) p order by p.place_at desc, p.job_id desc`.execute(db);
  return rows.map(({ job_id }) => job_id);
}

/** The number of unfinished trials. It blocks further starts until the transaction ends. */
export async function countOpenTrials(trx: DatabaseTransaction): Promise<number> {
  await sql`select pg_advisory_xact_lock(${START_LOCK})`.execute(trx);
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from brand_bible_trials where ended_at is null`.execute(trx);
  return rows[0]?.count ?? 0;
}

/** Stores a trial with its jobs, and notifies the workers once the transaction commits. Returns its id. */
export async function insertTrial(trx: DatabaseTransaction, trial: NewTrial): Promise<string> {
  const { name, version, contentHash, ...content } = trial.draft;
  // A transaction never waits for a job while it holds another (docs/decisions/0012): the caller tries again instead.
  await sql`select from studio_jobs where job_id = any(${[...trial.jobIds]}::uuid[]) for key share nowait`.execute(trx);
  const { rows } = await sql<{ trial_id: string }>`
    insert into brand_bible_trials (brand, version, content, content_hash, source, started_by, deadline_at)
    values (${name}, ${version}, ${JSON.stringify(content)}::jsonb, ${contentHash}, ${trial.source}, ${trial.startedBy},
      clock_timestamp() + make_interval(secs => ${trial.timeLimitSeconds}))
    returning trial_id`.execute(trx);
  const trialId = rows[0]?.trial_id as string;
  await sql`
    insert into brand_bible_trial_results (trial_id, ordinal, job_id)
    select ${trialId}::uuid, j.ordinal, j.job_id from unnest(${[...trial.jobIds]}::uuid[]) with ordinality as j (job_id, ordinal)`.execute(
    trx,
  );
  await sql`select pg_notify('brand_bible_trials', '')`.execute(trx);
  return trialId;
}

/** Deletes trials that ended 30 days ago, up to the limit. Returns their number. */
export async function dropOldTrials(trx: DatabaseTransaction, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from brand_bible_trials where trial_id in (
      select trial_id from brand_bible_trials where ended_at < now() - make_interval(days => ${KEPT_DAYS}) limit ${limit})`.execute(
    trx,
  );
  return Number(numAffectedRows ?? 0);
}

/** One trial with its results in order; null if it does not exist. */
export async function readTrial(db: Reader, trialId: string): Promise<Trial | null> {
  const row = await db.selectFrom('brand_bible_trials').selectAll().where('trial_id', '=', trialId).executeTakeFirst();
  if (row === undefined) return null;
  const query = db.selectFrom('brand_bible_trial_results').selectAll().where('trial_id', '=', trialId);
  const results = await query.orderBy('ordinal').execute();
  return {
    id: row.trial_id,
    brand: row.brand,
    version: row.version,
    contentHash: row.content_hash,
    state: row.state,
    reason: row.reason,
    startedAt: row.started_at,
    startedBy: row.started_by,
    deadlineAt: row.deadline_at,
    endedAt: row.ended_at,
    results: results.map(toResult),
  };
}

function toResult(row: Selectable<BrandBibleTrialResultsTable>): TrialResult {
  const { job_id: jobId, state, current, draft, changes, error } = row;
  return { jobId, state, current, draft, changes, error } as TrialResult;
}
