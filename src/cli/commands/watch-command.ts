import type { Command } from 'commander';
import { isTerminal, JOB_STATUSES } from '../../jobs/record/job-status.js';
import type { Fault } from '../../platform/fault.js';
import type { EngineApi } from '../engine/engine-api.js';
import { type EngineOptions, engineCommand, openEngine } from '../engine/engine-command.js';
import { followJobs, type JobState, noteOf, shareOf } from '../engine/follow-jobs.js';
import { EXIT } from '../output/exit-codes.js';
import { remark } from '../output/print.js';
import { fileReport } from '../submit/file-reports.js';
import { afterJob, type FileState, newFile } from '../submit/submission.js';

/** Largest page of the engine: so many jobs are watched at once. */
const MOST = 100;
const UNFINISHED = `query Unfinished($statuses: [JobStatus!]) {
  jobs(filter: { statuses: $statuses }, first: ${MOST}) { edges { node { jobId } } }
}`;

/** `studio watch`: follows jobs until each has ended. */
export function watchCommand(): Command {
  return engineCommand('watch', 'Follow jobs until each has ended; without ids, all unfinished jobs')
    .argument('[ids...]', 'ids of jobs, or the names that their submitters gave them')
    .action(watch);
}

async function watch(ids: string[], flags: EngineOptions): Promise<void> {
  const { api, signal } = await openEngine(flags);
  const wanted = ids.length > 0 ? [...new Set(ids)] : await unfinished(api);
  if (wanted.length === 0) return remark('There are no unfinished jobs.');
  const states = new Map<string, FileState>(
    wanted.map((id) => [id, { ...newFile(id), jobId: id, phase: 'submitted', status: 'NEW' }]),
  );
  const report = fileReport({ json: flags.json === true, watched: true, files: () => [...states.values()] });
  const change = (id: string, now: FileState) => {
    const before = states.get(id) as FileState;
    states.set(id, now);
    report.moved(before, now);
  };
  const listeners = {
    onState: (id: string, job: JobState) =>
      change(id, { ...afterJob(states.get(id) as FileState, job, shareOf(job), noteOf(job)), jobId: job.jobId }),
    onLost: (id: string, { code, message }: Fault) =>
      change(id, { ...(states.get(id) as FileState), phase: 'failed', status: null, error: { code, message } }),
  };
  const open = () => [...states].flatMap(([id, { phase }]) => (phase === 'done' || phase === 'failed' ? [] : [id]));
  try {
    await followJobs(api, open, listeners, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    report.end();
  }
  const failed = [...states.values()].filter(({ phase }) => phase === 'failed');
  if (signal.aborted) process.exitCode = EXIT.interrupted;
  else if (failed.length > 0) process.exitCode = EXIT.failed;
}

async function unfinished(api: EngineApi): Promise<string[]> {
  const statuses = JOB_STATUSES.filter((status) => !isTerminal(status));
  const { jobs } = await api.graphql<{ jobs: { edges: { node: { jobId: string } }[] } }>(UNFINISHED, { statuses });
  return jobs.edges.map(({ node }) => node.jobId);
}
