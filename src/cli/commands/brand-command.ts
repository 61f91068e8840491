import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { Command } from 'commander';
import { parseBrandBible } from '../../brand/parse-brand-bible.js';
import { Fault } from '../../platform/fault.js';
import { type EngineOptions, engineCommand, openEngine } from '../engine/engine-command.js';
import { EXIT } from '../output/exit-codes.js';
import { numberBetween } from '../output/list-filter.js';
import { print, printJson, remark } from '../output/print.js';
import { table } from '../output/table.js';

const PUBLISH = `mutation Publish($input: PublishBrandBibleInput!) {
  publishBrandBible(input: $input) { name version active contentHash }
}`;
const TRY = 'mutation Try($input: TryBrandBibleInput!) { tryBrandBible(input: $input) { id } }';
const TRIAL = `query Trial($id: ID!) {
  brandBibleTrial(id: $id) {
    id brand version state reason done total
    results { jobId state error { code message } current { verdict text } draft { verdict text } changes { before after } }
  }
}`;
const POLL_MS = 1_000;

interface Trial {
  readonly id: string;
  readonly state: 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED';
  readonly reason: string | null;
  readonly done: number;
  readonly total: number;
  readonly results: readonly {
    readonly jobId: string;
    readonly state: string;
    readonly error: { readonly code: string; readonly message: string } | null;
    readonly current: { readonly verdict: string | null } | null;
    readonly draft: { readonly verdict: string } | null;
    readonly changes: readonly unknown[] | null;
  }[];
}

/** `studio brand`: Brand Bibles from a file. */
export function brandCommand(): Command {
  const brand = new Command('brand').description('check a Brand Bible, try it on stored transcripts, publish it');
  brand
    .command('check')
    .description('validate a file as the engine does, without an engine')
    .argument('<file>', 'Markdown with front matter, or JSON')
    .option('--json', 'JSON for scripts')
    .action(check);
  brand.addCommand(
    engineCommand('try', 'Refine stored transcripts with a file that is not published; no job changes')
      .argument('<file>', 'Markdown with front matter, or JSON')
      .option('--job <ids...>', 'transcripts of these jobs; default: the newest COMPLETE ones')
      .option('--limit <number>', 'how many of the newest', numberBetween(1, 20), 5)
      .action(tryOn),
  );
  brand.addCommand(
    engineCommand('publish', 'Store a file as a version of its brand; for admins and keys')
      .argument('<file>', 'Markdown with front matter, or JSON')
      .option('--draft', 'store it without making it the active version')
      .option('--note <text>', 'a note for those who read the list of versions')
      .action(publish),
  );
  return brand;
}

async function check(file: string, { json = false }: { json?: boolean }): Promise<void> {
  const bible = parseBrandBible(await source(file));
  if (json) return printJson({ name: bible.name, version: bible.version, contentHash: bible.contentHash });
  print(
    `${file} is valid: ${bible.name}, version ${bible.version}, ${bible.glossary.length} terms, ${bible.banned.length} banned wordings.`,
  );
}

async function publish(
  file: string,
  flags: EngineOptions & { readonly draft?: boolean; readonly note?: string },
): Promise<void> {
  const text = await source(file);
  parseBrandBible(text);
  const { api } = await openEngine(flags);
  const input = { source: text, activate: flags.draft !== true, note: flags.note };
  const { publishBrandBible: bible } = await api.graphql<{
    publishBrandBible: { name: string; version: number; active: boolean };
  }>(PUBLISH, { input });
  if (flags.json) return printJson(bible);
  print(`${bible.name} has version ${bible.version}${bible.active ? ', and new jobs follow it' : ' as a draft'}.`);
}

async function tryOn(
  file: string,
  flags: EngineOptions & { readonly job?: readonly string[]; readonly limit: number },
): Promise<void> {
  const text = await source(file);
  parseBrandBible(text);
  const { api, signal } = await openEngine(flags);
  const input = { source: text, jobIds: flags.job, limit: flags.job === undefined ? flags.limit : undefined };
  const { tryBrandBible } = await api.graphql<{ tryBrandBible: { id: string } }>(TRY, { input });
  // The engine ends a trial at its time limit, so this ends.
  for (;;) {
    const { brandBibleTrial: trial } = await api.graphql<{ brandBibleTrial: Trial }>(TRIAL, { id: tryBrandBible.id });
    if (trial.state === 'DONE' || trial.state === 'FAILED') return show(trial, flags.json === true);
    await pause(POLL_MS, undefined, { signal }).catch(() => {
      process.exitCode = EXIT.interrupted;
    });
    if (signal.aborted) return remark(`The trial ${trial.id} continues; its results are kept for 30 days.`);
  }
}

function show(trial: Trial, json: boolean): void {
  if (trial.state === 'FAILED') process.exitCode = EXIT.failed;
  if (json) {
    printJson(trial);
    return;
  }
  const rows = trial.results.map(({ jobId, state, error, current, draft, changes }) => [
    jobId,
    error?.code ?? state,
    current?.verdict ?? null,
    draft?.verdict ?? null,
    changes?.length ?? null,
  ]);
  for (const line of table(['JOB', 'STATE', 'NOW', 'UNDER THE FILE', 'CHANGES'], rows)) print(line);
  if (trial.reason !== null) remark(trial.reason);
}

async function source(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Fault(
      'BAD_REQUEST',
      code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read (${code}).`,
    );
  }
}
