import type { Command } from 'commander';
import { type EngineOptions, engineCommand, openEngine } from '../engine/engine-command.js';
import { numberBetween } from '../output/list-filter.js';
import { print, printJson, remark } from '../output/print.js';
import { duration, table } from '../output/table.js';

interface Alert {
  readonly id: string;
  readonly jobId: string;
  readonly level: string;
  readonly status: string;
  readonly limitSeconds: number;
  readonly since: string;
  readonly raisedAt: string;
  readonly clearedAt: string | null;
}

const ALERTS = `query Alerts($first: Int, $openOnly: Boolean) {
  alerts(first: $first, openOnly: $openOnly) { edges { node { id jobId level status limitSeconds since raisedAt clearedAt } } }
}`;

/** `studio alerts`: jobs that took longer than their service level. */
export function alertsCommand(): Command {
  return engineCommand(
    'alerts',
    'Jobs that took longer than their service level, the newest alert first; for admins and keys',
  )
    .option('--all', 'those that were cleared too')
    .option('--limit <number>', 'how many at most', numberBetween(1, 100), 20)
    .action(alerts);
}

async function alerts(flags: EngineOptions & { readonly all?: boolean; readonly limit: number }): Promise<void> {
  const { api } = await openEngine(flags);
  const answer = await api.graphql<{ alerts: { edges: { node: Alert }[] } }>(ALERTS, {
    first: flags.limit,
    openOnly: flags.all !== true,
  });
  const rows = answer.alerts.edges.map(({ node }) => node);
  if (flags.json) return void rows.forEach(printJson);
  if (rows.length === 0) return remark('There is no alert.');
  const lines = rows.map(({ jobId, level, status, limitSeconds, raisedAt, clearedAt }) => [
    jobId,
    level,
    status,
    duration(limitSeconds * 1_000),
    raisedAt.slice(0, 19).replace('T', ' '),
    clearedAt?.slice(0, 19).replace('T', ' ') ?? 'open',
  ]);
  for (const line of table(['JOB', 'LEVEL', 'STATUS', 'LIMIT', 'RAISED (UTC)', 'CLEARED (UTC)'], lines)) print(line);
}
