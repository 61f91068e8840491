import { randomUUID } from 'node:crypto';
import type { Caller } from '../../../src/access/caller.js';
import { CallerTransaction } from '../../../src/access/caller-transaction.js';
import { JobStatistics } from '../../../src/monitoring/stats/job-statistics.js';
import { StatisticsFolding } from '../../../src/monitoring/stats/statistics-folding.js';
import type { TimeRange } from '../../../src/monitoring/stats/time-range.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

export const ADMIN: Caller = { kind: 'service', local: false };

/** A caller who is signed in. */
export function userCaller(userId: string, admin = false): Caller {
  return {
    kind: 'user',
    userId,
    email: null,
    sessionId: null,
    admin,
    claims: {},
    expiresAt: new Date(Date.now() + 60_000),
  };
}

/** A database of its own with the services over it. */
export interface StatisticsDatabase extends TestDatabase {
  readonly statistics: JobStatistics;
  readonly folding: StatisticsFolding;
}

export async function createStatisticsDatabase(): Promise<StatisticsDatabase> {
  const database = await createTestDatabase();
  return {
    ...database,
    statistics: new JobStatistics(database.db, new CallerTransaction(database.db)),
    folding: new StatisticsFolding(database.db),
  };
}

/** What a scan of studio_jobs says: the operator's SQL of the contract, and the same questions for a range and by code. */
export async function scan(database: TestDatabase, range: TimeRange = { from: null, to: null }, userId?: string) {
  const where = `created_at >= coalesce($1, '-infinity'::timestamptz) and created_at < coalesce($2, 'infinity'::timestamptz)
    and ($3::uuid is null or user_id = $3)`;
  const values = [range.from, range.to, userId ?? null];
  const statuses = await database.query<{ status: string; count: string }>(
    `SELECT status, COUNT(*) FROM studio_jobs where ${where} GROUP BY status`,
    values,
  );
  const [average] = await database.query<{ avg_ms: string | null }>(
    `SELECT AVG(processing_time_ms) AS avg_ms FROM studio_jobs WHERE status = 'COMPLETE' and ${where}`,
    values,
  );
  const codes = await database.query<{ code: string; count: string }>(
    `select error_details ->> 'code' as code, count(*) from studio_jobs where status = 'FAILED' and ${where} group by 1`,
    values,
  );
  return {
    byStatus: new Map(statuses.map(({ status, count }) => [status, Number(count)])),
    averageMs: average?.avg_ms == null ? null : Number(average.avg_ms),
    byCode: new Map(codes.map(({ code, count }) => [code, Number(count)])),
  };
}

/** The same three from the service, in the same shape. */
export async function counted(database: StatisticsDatabase, range: TimeRange, caller: Caller = ADMIN) {
  const stats = await database.statistics.stats(caller, range);
  const byCode = new Map(stats.failuresByCode.map(({ code, count }) => [code, count]));
  if (stats.cancelled !== 0) byCode.set('CANCELLED', stats.cancelled);
  return {
    byStatus: new Map(stats.byStatus.filter(({ count }) => count !== 0).map(({ status, count }) => [status, count])),
    averageMs: stats.processing.averageMs,
    byCode,
  };
}

/** Inserts a job as it would be found at rest; returns its id. */
export async function insertJob(
  database: TestDatabase,
  job: { userId: string; status?: string; createdAt?: Date; processingMs?: number | null; error?: object },
): Promise<string> {
  const id = randomUUID();
  await database.query(
    `insert into studio_jobs (job_id, user_id, raw_audio_url, status, created_at, processing_time_ms, error_details,
       raw_transcript, refined_text, system_prompt_used)
     values ($1, $2, 'a.mp3', $3, $4, $5, $6, 't', 'r', 'p')`,
    [
      id,
      job.userId,
      job.status ?? 'NEW',
      job.createdAt ?? new Date(),
      job.processingMs ?? null,
      job.error === undefined ? (job.status === 'FAILED' ? '{"code":"INTERNAL"}' : null) : JSON.stringify(job.error),
    ],
  );
  return id;
}
