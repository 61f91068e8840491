import type { Command } from 'commander';
import { type EngineOptions, engineCommand, openEngine } from '../engine/engine-command.js';
import { numberBetween } from '../output/list-filter.js';
import { print, printJson, remark } from '../output/print.js';
import { duration, shortTime, table } from '../output/table.js';
import { setThresholdCommand, thresholdsCommand } from './alert-thresholds-command.js';

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

interface EngineAlert {
  readonly id: string;
  readonly rule: string;
  readonly subject: string;
  readonly message: string;
  readonly raisedAt: string;
  readonly clearedAt: string | null;
}

interface Answer {
  readonly engineAlerts: { readonly edges: readonly { readonly node: EngineAlert }[] };
  readonly alerts: { readonly edges: readonly { readonly node: Alert }[] };
}

const ALERTS = `query Alerts($first: Int, $openOnly: Boolean) {
  engineAlerts(first: $first, openOnly: $openOnly) { edges { node { id rule subject message raisedAt clearedAt } } }
  alerts(first: $first, openOnly: $openOnly) { edges { node { id jobId level status limitSeconds since raisedAt clearedAt } } }
}`;

/** `studio alerts`: figures of the engine that crossed their threshold, and jobs that took longer than their service level. */
export function alertsCommand(): Command {
  return (
    engineCommand(
      'alerts',
      'Show alerts of the engine, and jobs that took longer than their service level, the newest first; for admins and keys',
    )
      .option('--all', 'include cleared alerts')
      .option('--limit <number>', 'how many at most', numberBetween(1, 100), 20)
      // An option after the name of a command below is that command's.
      .enablePositionalOptions()
      .action(alerts)
      .addCommand(thresholdsCommand())
      .addCommand(setThresholdCommand())
  );
}

async function alerts(flags: EngineOptions & { readonly all?: boolean; readonly limit: number }): Promise<void> {
  const { api } = await openEngine(flags);
  const answer = await api.graphql<Answer>(ALERTS, { first: flags.limit, openOnly: flags.all !== true });
  const ofEngine = answer.engineAlerts.edges.map(({ node }) => node);
  const ofJobs = answer.alerts.edges.map(({ node }) => node);
  if (flags.json) return void [...ofEngine, ...ofJobs].forEach(printJson);
  if (ofEngine.length + ofJobs.length === 0) return remark('There are no alerts.');
  for (const { message, rule, raisedAt, clearedAt } of ofEngine) {
    const until = clearedAt === null ? 'open' : `cleared ${shortTime(clearedAt)}`;
    print(`${rule}, raised ${shortTime(raisedAt)} (UTC), ${until}: ${message}`);
  }
  if (ofJobs.length > 0) printJobAlerts(ofJobs);
}

function printJobAlerts(rows: readonly Alert[]): void {
  const lines = rows.map(({ jobId, level, status, limitSeconds, raisedAt, clearedAt }) => [
    jobId,
    level,
    status,
    duration(limitSeconds * 1_000),
    shortTime(raisedAt),
    clearedAt === null ? 'open' : shortTime(clearedAt),
  ]);
  for (const line of table(['JOB', 'LEVEL', 'STATUS', 'LIMIT', 'RAISED (UTC)', 'CLEARED (UTC)'], lines)) print(line);
}
