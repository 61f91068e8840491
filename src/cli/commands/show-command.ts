import type { Command } from 'commander';
import { type EngineOptions, engineCommand, openEngine } from '../engine/engine-command.js';
import { coloured, print, printJson } from '../output/print.js';
import { duration, shortTime, table } from '../output/table.js';

interface ShownJob {
  readonly jobId: string;
  readonly clientJobId: string | null;
  readonly userId: string;
  readonly status: string;
  readonly verdict: string | null;
  readonly rawAudioUrl: string;
  readonly createdAt: string;
  readonly processingTimeMs: number | null;
  readonly brandBible: { readonly name: string; readonly version: number } | null;
  readonly progress: { readonly percent: number; readonly note: string; readonly secondsLeft: number | null } | null;
  readonly waitingFor: { readonly what: string; readonly since: string; readonly reason: string | null } | null;
  readonly errorDetails: { readonly code: string; readonly message: string } | null;
  readonly actions: readonly { readonly sentence: string }[];
  readonly events: readonly { readonly at: string; readonly toStatus: string; readonly reason: string }[];
  readonly refinements: readonly Refinement[];
}

interface Refinement {
  readonly version: number;
  readonly verdict: string | null;
  readonly findings: readonly { readonly grade: string; readonly check: string; readonly message: string }[];
}

const SHOW = `query Show($id: ID!) {
  job(id: $id) {
    jobId clientJobId userId status verdict rawAudioUrl createdAt processingTimeMs
    brandBible { name version } progress { percent note secondsLeft } waitingFor { what since reason }
    errorDetails { code message } actions { sentence }
    events { at toStatus reason }
    refinements { version verdict findings { grade check message } }
  }
}`;

/** `studio show`: one job with its timeline and what the checks found. */
export function showCommand(): Command {
  return engineCommand('show', 'Show one job: its status, its timeline, and what the checks found')
    .argument('<id>', "the job's id, or the name that its submitter gave it")
    .action(show);
}

async function show(id: string, flags: EngineOptions): Promise<void> {
  const { api } = await openEngine(flags);
  const { job } = await api.graphql<{ job: ShownJob }>(SHOW, { id });
  if (flags.json) return printJson(job);
  for (const [name, value] of facts(job)) if (value !== null) print(`${name.padEnd(10)} ${value}`);
  if (job.errorDetails !== null) {
    process.stdout.write(`\n${coloured(`${job.errorDetails.code}: `, 'red')}`);
    print(job.errorDetails.message);
    for (const { sentence } of job.actions) print(`  ${sentence}`);
  }
  print();
  const rows = job.events.map(({ at, toStatus, reason }) => [shortTime(at), toStatus, reason]);
  for (const line of table(['AT (UTC)', 'STATUS', 'WHY'], rows)) print(line);
  showFindings(job.refinements);
}

function facts(job: ShownJob): readonly (readonly [string, string | null])[] {
  const { progress, waitingFor, brandBible } = job;
  return [
    ['job', job.jobId],
    ['name', job.clientJobId],
    ['status', job.status],
    ['verdict', job.verdict],
    ['user', job.userId],
    ['recording', job.rawAudioUrl],
    ['brand', brandBible === null ? null : `${brandBible.name}, version ${brandBible.version}`],
    ['took', job.processingTimeMs === null ? null : duration(job.processingTimeMs)],
    ['progress', progress === null ? null : `${Math.floor(progress.percent)} % ${progress.note}`],
    ['waits', waitingFor === null ? null : `${waitingFor.reason ?? waitingFor.what}, since ${waitingFor.since}`],
  ];
}

function showFindings(refinements: readonly Refinement[]): void {
  const newest = refinements.at(-1);
  if (newest === undefined || newest.findings.length === 0) return;
  print(`\nfindings of version ${newest.version}`);
  for (const { grade, check, message } of newest.findings) print(`  ${grade.padEnd(6)} ${check}: ${message}`);
}
