import type { Command } from 'commander';
import { type EngineOptions, engineCommand, openEngine } from '../engine/engine-command.js';
import { print, printJson } from '../output/print.js';

interface Run {
  readonly id: string;
  readonly examined: number;
  readonly redelivered: number;
  readonly retried: number;
  readonly error: string | null;
}

const SWEEP = 'mutation { runFailedJobSweep { id examined redelivered retried error } }';

/** `studio sweep`: the failed-job sweep, now. */
export function sweepCommand(): Command {
  return engineCommand('sweep', 'Run the failed-job sweep now; for admins and keys').action(sweep);
}

async function sweep(flags: EngineOptions): Promise<void> {
  const { api } = await openEngine(flags);
  const { runFailedJobSweep: run } = await api.graphql<{ runFailedJobSweep: Run }>(SWEEP);
  if (flags.json) return printJson(run);
  print(
    `Checked ${run.examined} unfinished jobs: ${run.redelivered} got a new delivery, ${run.retried} failed jobs run again.`,
  );
}
