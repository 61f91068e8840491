import { setTimeout as pause } from 'node:timers/promises';
import type { LocalDescription } from '../project/local-project.js';
import type { CheckedText, FailedJobView, JobView } from './engine-client.js';
import type { Screen } from './screen.js';
import { printable, sideBySide, wrap } from './side-by-side.js';

/** The two texts of a completed job, side by side. */
export function textsOf(job: JobView, width: number): string[] {
  const seconds = job.processing_time_ms === null ? '' : ` in ${(job.processing_time_ms / 1000).toFixed(1)} s`;
  const raw = { title: 'What was heard', text: job.raw_transcript ?? '' };
  const refined = { title: `Refined text${seconds}`, text: job.refined_text ?? '' };
  return ['', ...sideBySide(raw, refined, width), ''];
}

/** Findings shown of a rejected text; all of them are in GraphQL. */
const FINDINGS_SHOWN = 5;

/** A sample that FAILED: the failure, the transcript next to the text that the checks rejected, their findings, and what to do. */
export function failureOf(job: JobView, { advice, checked }: FailedJobView, width: number): string[] {
  const { code = 'INTERNAL', message = 'No reason is stored.' } = job.error_details ?? {};
  const own = code === 'REFINER_UNFAITHFUL' ? [OFFLINE_INSTEAD] : [];
  return [
    '',
    ...wrap(printable(`The sample FAILED with ${code}: ${message}`), width),
    '',
    ...textsOfFailure(job, checked, width),
    'What to do:',
    ...[...own, ...advice, RUN_AGAIN].flatMap((line) => wrap(printable(`- ${line}`), width)),
    '',
  ];
}

const OFFLINE_INSTEAD =
  'Set REFINER_MODEL to a stronger model, or unset REFINER_BASE_URL, REFINER_MODEL and OPENAI_API_KEY to use the offline copy-editor.';
const RUN_AGAIN =
  'After a change of settings, stop the quickstart with Ctrl-C and run it again: it submits the sample again.';

function textsOfFailure(job: JobView, checked: CheckedText | null, width: number): string[] {
  if (job.raw_transcript === null) return [];
  const raw = { title: 'What was heard', text: job.raw_transcript };
  if (checked === null) return [...sideBySide(raw, { title: 'Refined text', text: '(none was made)' }, width), ''];
  const shown = checked.findings.slice(0, FINDINGS_SHOWN);
  const more = checked.findings.length - shown.length;
  return [
    ...sideBySide(raw, { title: `Refined text, verdict ${checked.verdict}`, text: checked.text }, width),
    '',
    ...shown.flatMap(({ grade, check, message }) => wrap(printable(`${grade} (${check}): ${message}`), width)),
    ...(more > 0 ? [`and ${more} more findings`] : []),
    '',
  ];
}

/**
 * Where everything is, and who may sign in.
 * @param secrets false where the lines may end in a log, and where an earlier run showed them: passwords then stay in local.json
 */
export function whereEverythingIs(project: LocalDescription, dataDir: string, secrets: boolean): string[] {
  const { engineUrl, supabaseUrl, admin, user } = project;
  const databaseUrl = secrets ? project.databaseUrl : withoutPassword(project.databaseUrl);
  const password = (account: { readonly password: string }) =>
    secrets ? `password ${account.password}` : `password in ${dataDir}/local.json`;
  return [
    `  Console      ${engineUrl}/`,
    `  Playground   ${engineUrl}/graphql`,
    `  REST         ${engineUrl}/v1/jobs/new   (described at ${engineUrl}/docs)`,
    `  Supabase     ${supabaseUrl}`,
    `  Database     ${databaseUrl}`,
    `  Admin        ${admin.email}   ${password(admin)}`,
    `  User         ${user.email}    ${password(user)}`,
    `  For scripts  ${dataDir}/local.json   (log: ${dataDir}/engine.log)`,
  ];
}

function withoutPassword(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.password = '';
  return url.href;
}

const LOOK_MS = 250;

/** What the engine says of its transcriber. */
export interface TranscriberState {
  readonly text: string | null;
  readonly fetching: boolean;
}

/** Shows the progress of the speech model's download, then a notice about the transcriber. @throws the signal's reason when aborted */
export async function showTranscriber(
  transcriber: TranscriberState,
  screen: Screen,
  signal: AbortSignal,
): Promise<void> {
  if (transcriber.fetching) say(transcriber.text, screen);
  while (transcriber.fetching) {
    screen.progress(transcriber.text ?? '');
    await pause(LOOK_MS, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
  say(transcriber.text, screen);
}

function say(text: string | null, screen: Screen): void {
  for (const line of text === null ? [] : wrap(printable(text), screen.width)) screen.line(line);
}
