import { createHash } from 'node:crypto';
import type { Command } from 'commander';
import { Fault } from '../../platform/fault.js';
import type { EngineApi } from '../engine/engine-api.js';
import { type EngineOptions, engineCommand, openEngine } from '../engine/engine-command.js';
import { momentOf } from '../output/list-filter.js';
import { print, printJson, remark } from '../output/print.js';
import { table } from '../output/table.js';

interface Cluster {
  readonly stage: string | null;
  readonly code: string;
  readonly provider: string | null;
  readonly pattern: string;
  readonly failures: number;
  readonly jobs: number;
  readonly users: number;
  readonly lastSeenAt: string;
}

interface FailuresFlags extends EngineOptions {
  readonly since?: string;
  readonly retry?: string;
  readonly dryRun?: boolean;
}

const CLUSTERS = `query Failures($from: DateTime) {
  failureBreakdown(from: $from) { stage code provider pattern failures jobs users lastSeenAt }
}`;
const RETRY = `mutation Retry($filter: FailedJobFilter, $dryRun: Boolean!) {
  retryFailedJobs(filter: $filter, dryRun: $dryRun, limit: 1000) { matched count dryRun batch { id } }
}`;
/** Messages that are counted together: no filter selects them. */
const OTHER = '<other>';

/** `studio failures`: failures by cause, and a retry of one cause at a limited rate. */
export function failuresCommand(): Command {
  return engineCommand(
    'failures',
    'Group failures by cause, the most frequent first; admins and keys see those of all users',
  )
    .option('--since <moment>', 'failures since then: a date, or 30m, 24h, 7d, 2w', momentOf)
    .option('--retry <cluster>', 'retry the failed jobs of this cluster; for admins and keys')
    .option('--dry-run', 'with --retry: only count them')
    .action(failures);
}

async function failures(flags: FailuresFlags): Promise<void> {
  const { api } = await openEngine(flags);
  const { failureBreakdown } = await api.graphql<{ failureBreakdown: Cluster[] }>(CLUSTERS, { from: flags.since });
  const clusters = failureBreakdown.map((cluster) => ({ cluster: nameOf(cluster), ...cluster }));
  if (flags.retry !== undefined) return retry(api, clusters, flags.retry, flags);
  if (flags.json) return void clusters.forEach(printJson);
  if (clusters.length === 0) return remark('Nothing failed.');
  const rows = clusters.map(({ cluster, stage, code, provider, failures: times, jobs, pattern }) => [
    cluster,
    times,
    jobs,
    stage,
    code,
    provider,
    pattern,
  ]);
  for (const line of table(['CLUSTER', 'TIMES', 'FAILED NOW', 'STAGE', 'CODE', 'PROVIDER', 'MESSAGE'], rows))
    print(line);
}

async function retry(
  api: EngineApi,
  clusters: readonly (Cluster & { readonly cluster: string })[],
  wanted: string,
  { dryRun = false, json = false }: FailuresFlags,
): Promise<void> {
  const found = clusters.find(({ cluster }) => cluster === wanted);
  if (found === undefined) throw new Fault('NOT_FOUND', `There is no cluster ${wanted}. "studio failures" lists them.`);
  const { code, stage, provider, pattern } = found;
  const filter = {
    errorCodes: [code],
    stage: stage ?? undefined,
    provider: provider ?? undefined,
    messagePattern: pattern === OTHER ? undefined : pattern,
  };
  const { retryFailedJobs } = await api.graphql<{
    retryFailedJobs: { matched: number; count: number; dryRun: boolean; batch: { id: string } | null };
  }>(RETRY, { filter, dryRun });
  if (json) return printJson({ cluster: wanted, ...retryFailedJobs });
  const { matched, count, batch } = retryFailedJobs;
  if (dryRun) print(`${count} of ${matched} failed jobs would be requeued. Nothing was changed.`);
  else print(`${count} of ${matched} failed jobs are being requeued${batch === null ? '' : `, as batch ${batch.id}`}.`);
}

/** A name that stays the same from one call to the next. */
function nameOf({ stage, code, provider, pattern }: Cluster): string {
  return createHash('sha256')
    .update(JSON.stringify([stage, code, provider, pattern]))
    .digest('hex')
    .slice(0, 8);
}
