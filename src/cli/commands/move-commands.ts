import type { Command } from 'commander';
import { Fault } from '../../platform/fault.js';
import { type EngineOptions, engineCommand, openEngine } from '../engine/engine-command.js';
import { EXIT, exitCodeOf } from '../output/exit-codes.js';
import { print, printJson, remark } from '../output/print.js';

interface MovedJob {
  readonly job_id: string;
  readonly status: string;
}

/** `studio retry`: runs failed jobs again. */
export function retryCommand(): Command {
  return moveCommand('retry', 'Run FAILED jobs again from the stage whose input is stored', 'runs again');
}

/** `studio cancel`: ends jobs. */
export function cancelCommand(): Command {
  return moveCommand('cancel', 'Cancel unfinished jobs', 'is cancelled');
}

function moveCommand(name: 'retry' | 'cancel', description: string, done: string): Command {
  return engineCommand(name, description)
    .argument('<ids...>', 'ids of jobs, or the names that their submitters gave them')
    .action((ids: string[], flags: EngineOptions) => moveAll(name, done, ids, flags));
}

/** Each job separately: a refused job is named, and the others are moved. */
async function moveAll(name: string, done: string, ids: readonly string[], flags: EngineOptions): Promise<void> {
  const { api } = await openEngine(flags);
  for (const id of new Set(ids)) {
    try {
      const job = await api.rest<MovedJob>('POST', `/v1/jobs/${encodeURIComponent(id)}/${name}`);
      if (flags.json) printJson({ job_id: job.job_id, status: job.status, error: null });
      else print(`${id} ${done} (${job.status}).`);
    } catch (error) {
      // With one job, its own exit code. If nothing answers for one job, nothing answers for the others.
      if (!(error instanceof Fault) || error.code === 'UNAVAILABLE' || error.code === 'UNAUTHENTICATED') throw error;
      if (flags.json) printJson({ job_id: id, status: null, error: { code: error.code, message: error.message } });
      else remark(`${id}: ${error.message}`);
      process.exitCode = ids.length === 1 ? (exitCodeOf(error) ?? EXIT.failed) : EXIT.failed;
    }
  }
}
