import { type Selectable, sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../../platform/postgres/database.js';
import type { EngineAlertsTable, JobAlertsTable } from '../../platform/postgres/operation-tables.js';
import type { NumberedSlice } from '../paging/number-cursor.js';
import { SERVICE_LEVELS, type ServiceLevel } from './service-levels.js';

interface AlertTables {
  readonly job_alerts: JobAlertsTable;
  readonly engine_alerts: EngineAlertsTable;
}

/** A slice of the alerts of a table by number, the newest first; `openOnly`: only open ones. */
export async function listAlerts<Name extends keyof AlertTables>(
  db: Database,
  table: Name,
  { direction, beyond, limit }: NumberedSlice,
  openOnly: boolean,
): Promise<Selectable<AlertTables[Name]>[]> {
  const [after, order] = direction === 'forward' ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`];
  const { rows } = await sql<Selectable<AlertTables[Name]>>`
    select * from ${sql.table(table)}
    where ${beyond === null ? sql`true` : sql`alert_id ${after} ${beyond}::bigint`}
      and ${openOnly ? sql`cleared_at is null` : sql`true`}
    order by alert_id ${order} limit ${limit}`.execute(db);
  return rows;
}

/** An alert that was raised just now. */
export interface RaisedAlert {
  readonly jobId: string;
  readonly level: ServiceLevel;
  /** For how long the job has been where it is. */
  readonly seconds: number;
}

const UNFINISHED = sql`j.status not in ('COMPLETE', 'FAILED')`;
const since = sql`coalesce(j.status_since, j.created_at)`;
/** What the job is doing: waiting until a worker has claimed its current status, then in the stage, including retries. */
const level = sql`case when j.claimed_at >= j.status_since then j.status else 'WAITING' end`;

/** Raises an alert for each job that is over its level and has none yet for where it is; the database's clock decides. */
export async function raiseAlerts(
  trx: DatabaseTransaction,
  limits: Readonly<Record<ServiceLevel, number>>,
  most: number,
): Promise<readonly RaisedAlert[]> {
  const { rows } = await sql<RaisedAlert>`
    insert into job_alerts as a (job_id, level, event_number, status, since, limit_seconds)
    select j.job_id, l.level, j.event_count, j.status, ${since}, l.seconds
    from studio_jobs j
      join unnest(${[...SERVICE_LEVELS]}::text[], ${SERVICE_LEVELS.map((name) => limits[name])}::integer[]) as l (level, seconds)
        on l.level = ${level}
    where ${UNFINISHED} and j.driven_by = 'engine' and l.seconds > 0 and ${since} < now() - make_interval(secs => l.seconds)
      and not exists (
        select from job_alerts k where k.job_id = j.job_id and k.event_number = j.event_count and k.level = l.level)
    limit ${most} for key share of j skip locked
    on conflict do nothing
    returning a.job_id as "jobId", a.level, extract(epoch from now() - a.since)::float8 as seconds`.execute(trx);
  return rows;
}

/** Clears the alerts of jobs that have moved on, or were taken. Returns how many. */
export async function clearAlerts(trx: DatabaseTransaction): Promise<number> {
  const { numAffectedRows } = await sql`
    update job_alerts c set cleared_at = clock_timestamp()
    from (
      select a.alert_id from job_alerts a join studio_jobs j on j.job_id = a.job_id
      where a.cleared_at is null and (j.event_count <> a.event_number or not ${UNFINISHED} or a.level <> ${level})
      for update of a skip locked) over
    where c.alert_id = over.alert_id`.execute(trx);
  return Number(numAffectedRows ?? 0);
}

/** Open alerts by level; a level without any is 0. */
export async function countOpenAlerts(db: Database | DatabaseTransaction): Promise<Record<ServiceLevel, number>> {
  const { rows } = await sql<{ level: ServiceLevel; count: number }>`
    select level, count(*)::integer as count from job_alerts where cleared_at is null group by level`.execute(db);
  const counts = Object.fromEntries(SERVICE_LEVELS.map((name) => [name, 0])) as Record<ServiceLevel, number>;
  for (const row of rows) counts[row.level] = row.count;
  return counts;
}

const NEWEST = 50;
const BEFORE = 200;

/** Completed jobs by submission, and how many of them have a text that is not PASS: the newest, and those before them. */
export interface VerdictCounts {
  readonly newest: number;
  readonly newestDoubtful: number;
  readonly before: number;
  readonly beforeDoubtful: number;
}

/** Counts the verdicts of the newest 50 completed jobs and of the 200 before them. */
export async function readVerdictCounts(db: Database): Promise<VerdictCounts> {
  const { rows } = await sql<VerdictCounts>`
    select count(*) filter (where nth <= ${NEWEST})::integer as newest,
      count(*) filter (where nth <= ${NEWEST} and doubtful)::integer as "newestDoubtful",
      count(*) filter (where nth > ${NEWEST})::integer as before,
      count(*) filter (where nth > ${NEWEST} and doubtful)::integer as "beforeDoubtful"
    from (
      select coalesce(j.verdict <> 'PASS', false) as doubtful, row_number() over (order by j.created_at desc, j.job_id desc) as nth
      from studio_jobs j where j.status = 'COMPLETE' order by j.created_at desc, j.job_id desc limit ${NEWEST + BEFORE}) as k`.execute(
    db,
  );
  return rows[0] as VerdictCounts;
}
