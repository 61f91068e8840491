import type { Command } from 'commander';
import { type EngineOptions, engineCommand, openEngine } from '../engine/engine-command.js';
import { momentOf } from '../output/list-filter.js';
import { print, printJson } from '../output/print.js';
import { duration, table } from '../output/table.js';

interface Times {
  readonly count: number;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
}

interface Stats {
  readonly total: number;
  readonly cancelled: number;
  readonly failureRate: number | null;
  readonly throughputPerMinute: number;
  readonly oldestWaitingSeconds: number | null;
  readonly averageProcessingTimeMs: number | null;
  readonly p95ProcessingTimeMs: number | null;
  readonly byStatus: readonly { readonly status: string; readonly count: number }[];
  readonly failuresByCode: readonly { readonly code: string; readonly count: number }[];
  readonly stages: readonly { readonly stage: string; readonly wait: Times; readonly run: Times }[];
}

const STATS = `query Stats($from: DateTime) {
  jobStats(from: $from) {
    total cancelled failureRate throughputPerMinute oldestWaitingSeconds averageProcessingTimeMs p95ProcessingTimeMs
    byStatus { status count } failuresByCode { code count }
    stages { stage wait { count p50Ms p95Ms } run { count p50Ms p95Ms } }
  }
}`;

/** `studio stats`: figures of the caller's own jobs; of all users' for admins and keys. */
export function statsCommand(): Command {
  return engineCommand('stats', 'Show statistics of your jobs; admins and keys see those of all users')
    .option('--since <moment>', 'jobs submitted since then: a date, or 30m, 24h, 7d, 2w', momentOf)
    .action(stats);
}

async function stats(flags: EngineOptions & { readonly since?: string }): Promise<void> {
  const { api } = await openEngine(flags);
  const { jobStats } = await api.graphql<{ jobStats: Stats }>(STATS, { from: flags.since });
  if (flags.json) return printJson(jobStats);
  const { failureRate, oldestWaitingSeconds: oldest } = jobStats;
  for (const [name, value] of [
    ['jobs', String(jobStats.total)],
    ['failure rate', failureRate === null ? '-' : `${(failureRate * 100).toFixed(1)} %`],
    ['cancelled', String(jobStats.cancelled)],
    ['per minute', jobStats.throughputPerMinute.toFixed(2)],
    ['oldest waiting', duration(oldest === null ? null : oldest * 1_000)],
    ['average time', duration(jobStats.averageProcessingTimeMs)],
    ['95 of 100 below', duration(jobStats.p95ProcessingTimeMs)],
  ] as const)
    print(`${name.padEnd(16)} ${value}`);
  section(
    ['STATUS', 'JOBS'],
    jobStats.byStatus.map(({ status, count }) => [status, count]),
  );
  section(
    ['FAILED WITH', 'JOBS'],
    jobStats.failuresByCode.map(({ code, count }) => [code, count]),
  );
  section(
    ['STAGE', 'WAIT (MEDIAN)', 'WAIT (95 %)', 'RUN (MEDIAN)', 'RUN (95 %)'],
    jobStats.stages.map(({ stage, wait, run }) => [
      stage,
      ...[wait.p50Ms, wait.p95Ms, run.p50Ms, run.p95Ms].map(duration),
    ]),
  );
}

function section(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  if (rows.length === 0) return;
  print();
  for (const line of table(headings, rows)) print(line);
}
