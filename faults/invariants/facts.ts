import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { LoggedRequest } from '../../test/support/fake-openai/request-ledger.js';
import { listProcesses } from '../stand/process-list.js';
import type { PaidCall } from '../stand/provider.js';
import type { RestReport } from '../stand/rest.js';
import type { Stand } from '../stand/stand.js';
import { askStatistics, countStatistics, type StatisticsFact } from '../stand/statistics-reader.js';

export interface JobFact {
  readonly job_id: string;
  readonly client_job_id: string | null;
  readonly status: string;
  readonly attempt: number;
  readonly event_count: number;
  readonly raw_transcript: string | null;
  readonly refined_text: string | null;
  readonly system_prompt_used: string | null;
  readonly error_details: Readonly<Record<string, unknown>> | null;
}

export interface EventFact {
  readonly job_id: string;
  readonly number: number;
  readonly from_status: string | null;
  readonly to_status: string;
  readonly reason: string;
  readonly actor: string | null;
  readonly attempt: number;
}

export interface AttemptFact {
  readonly job_id: string;
  readonly attempt: number;
  readonly stage: string;
  readonly worker: string;
  readonly started: number;
  readonly ended: number | null;
  readonly outcome: string;
  readonly fault: { readonly code?: string; readonly cause?: string } | null;
}

/** What a run left behind: everything the invariants look at. */
export interface Facts {
  readonly stand: Stand;
  readonly rest: RestReport;
  readonly jobs: readonly JobFact[];
  readonly events: ReadonlyMap<string, readonly EventFact[]>;
  readonly attempts: ReadonlyMap<string, readonly AttemptFact[]>;
  readonly deliveries: readonly { readonly name: string; readonly state: string }[];
  readonly paid: readonly PaidCall[];
  /** Of the ledger, whatever they were answered with. */
  readonly requests: readonly LoggedRequest[];
  /** When each job was taken in, by the database's clock, in milliseconds. */
  readonly submittedAt: ReadonlyMap<string, number>;
  /** What the subscriber had not seen within its time. */
  readonly unseen: readonly string[];
  /** As GraphQL answers, and as SQL does. */
  readonly statistics: readonly [StatisticsFact, StatisticsFact];
  readonly idleTransactions: number;
  readonly temporaryFiles: readonly string[];
  readonly strayProcesses: readonly string[];
  readonly logs: readonly { readonly file: string; readonly text: string }[];
}

/** Issue 6, number 11. */
const SUBSCRIBER_LIMIT_MS = 5_000;
const LEFT_OVER_LIMIT_MS = 60_000;

/** Gathers the facts while everything still runs. */
export async function gatherFacts(stand: Stand, rest: RestReport): Promise<Facts> {
  const { database } = stand;
  const events = await database.read<EventFact>(
    'select job_id, number, from_status, to_status, reason, actor, attempt from job_events order by job_id, number',
  );
  const attempts = await database.read<AttemptFact>(
    `select job_id, attempt, stage, worker, outcome, fault, extract(epoch from started_at)::float8 * 1000 as started,
      extract(epoch from ended_at)::float8 * 1000 as ended from job_attempts order by job_id, attempt`,
  );
  const [idle] = await database.read<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity
     where state like 'idle in transaction%' and state_change < now() - interval '5 seconds'`,
  );
  const jobs = await database.read<JobFact>('select * from studio_jobs order by job_id');
  const submitted = await database.read<{ job_id: string; at: number }>(
    'select job_id, extract(epoch from at)::float8 * 1000 as at from job_events where number = 1',
  );
  return {
    stand,
    rest,
    jobs,
    submittedAt: new Map(submitted.map(({ job_id, at }) => [job_id, at])),
    unseen: await stand.subscriber.caughtUp(jobs, SUBSCRIBER_LIMIT_MS),
    events: byJob(events),
    attempts: byJob(attempts),
    deliveries: await database.read(
      `select name, state from pgboss.job where state in ('created', 'retry', 'active') and name like 'studio-%'`,
    ),
    paid: await stand.provider.paidCalls(),
    requests: await stand.provider.requests(),
    statistics: [await askStatistics(stand), await countStatistics(stand)],
    idleTransactions: idle?.count ?? 0,
    ...(await leftOver(stand)),
    logs: await Promise.all(
      stand.engines.map(async ({ logFile }) => ({ file: logFile, text: await readFile(logFile, 'utf8') })),
    ),
  };
}

function byJob<Row extends { readonly job_id: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const map = new Map<string, Row[]>();
  for (const row of rows) {
    const known = map.get(row.job_id);
    if (known === undefined) map.set(row.job_id, [row]);
    else known.push(row);
  }
  return map;
}

/** What is left 60 s after rest, as I11 has it: a worker that was killed last clears up when it has started again. */
async function leftOver(stand: Stand): Promise<Pick<Facts, 'temporaryFiles' | 'strayProcesses'>> {
  for (const deadline = Date.now() + LEFT_OVER_LIMIT_MS; ; await pause(500)) {
    const temporaryFiles = (await readdir(stand.temporaryFolder)).filter((name) => name.startsWith('studio-'));
    const strayProcesses = await strays(stand);
    const clean = temporaryFiles.length + strayProcesses.length === 0;
    if (clean || Date.now() > deadline) return { temporaryFiles, strayProcesses };
  }
}

/** Programs out of the snapshot that no living replica accounts for: decoders that outlived their engine. */
async function strays(stand: Stand): Promise<string[]> {
  const known = new Set(stand.engines.filter((engine) => engine.alive).map((engine) => engine.pid));
  const all = await listProcesses();
  return all
    .filter(({ command }) => command.includes(stand.plan.snapshot) && command.includes('/src/'))
    .filter(({ pid }) => !known.has(pid))
    .map(({ pid, command }) => `${pid} ${command.slice(-80)}`);
}
