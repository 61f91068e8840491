import type { Command } from 'commander';
import type { EngineApi } from '../engine/engine-api.js';
import { type EngineOptions, engineCommand, openEngine } from '../engine/engine-command.js';
import { momentOf, numberBetween, statusesOf, verdictsOf } from '../output/list-filter.js';
import { print, printJson, remark } from '../output/print.js';
import { duration, shortTime, table } from '../output/table.js';

interface ListFlags extends EngineOptions {
  readonly status?: readonly string[];
  readonly verdict?: readonly string[];
  readonly brand?: string;
  readonly since?: string;
  readonly user?: string;
  readonly text?: string;
  readonly limit: number;
}

interface ListedJob {
  readonly jobId: string;
  readonly clientJobId: string | null;
  readonly status: string;
  readonly verdict: string | null;
  readonly createdAt: string;
  readonly processingTimeMs: number | null;
  readonly errorDetails: { readonly code: string } | null;
  readonly rawAudioUrl: string;
  readonly brand: string | null;
}

interface Page {
  readonly jobs: {
    readonly edges: readonly { readonly node: ListedJob }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

const LIST = `query List($filter: JobFilter, $first: Int, $after: String) {
  jobs(filter: $filter, first: $first, after: $after) {
    edges { node { jobId clientJobId status verdict createdAt processingTimeMs rawAudioUrl brand errorDetails { code } } }
    pageInfo { hasNextPage endCursor }
  }
}`;
/** Largest page of the engine. */
const PAGE = 100;

/** `studio list`: jobs, the newest first. */
export function listCommand(): Command {
  return engineCommand('list', 'List jobs, the newest first')
    .option(
      '--status <statuses>',
      'only these, comma-separated: NEW, TRANSCRIBING, ENRICHING, REFINING, COMPLETE, FAILED',
      statusesOf,
    )
    .option('--verdict <verdicts>', 'only these, comma-separated: PASS, REVIEW, UNCHECKED, REJECT', verdictsOf)
    .option('--brand <name>', 'only of this brand')
    .option('--since <moment>', 'submitted since then: a date, or 30m, 24h, 7d, 2w', momentOf)
    .option('--user <id>', 'only of this user, for admins and keys')
    .option('--text <beginning>', 'only jobs whose own name or file name begins with this')
    .option('--limit <number>', 'how many at most', numberBetween(1, 10_000), 20)
    .action(list);
}

async function list(flags: ListFlags): Promise<void> {
  const { api } = await openEngine(flags);
  const { status: statuses, verdict, brand, since: createdFrom, user: userId, text, limit, json } = flags;
  const filter = { statuses, verdict, brand, createdFrom, userId, text };
  const { jobs, more } = await pages(api, filter, limit);
  if (json) return void jobs.forEach(printJson);
  const rows = jobs.map((job) => [
    job.jobId,
    recordingName(job),
    job.status,
    job.verdict ?? job.errorDetails?.code ?? null,
    shortTime(job.createdAt),
    duration(job.processingTimeMs),
  ]);
  if (jobs.length === 0) return remark('There are no such jobs.');
  for (const line of table(['JOB', 'NAME', 'STATUS', 'VERDICT', 'CREATED (UTC)', 'TIME'], rows, { names: 1 }))
    print(line);
  if (more) remark(`There are more. Show them with --limit.`);
}

/** @returns as many as wanted, and whether there are more */
async function pages(api: EngineApi, filter: object, limit: number): Promise<{ jobs: ListedJob[]; more: boolean }> {
  const jobs: ListedJob[] = [];
  for (let after: string | null = null; ; ) {
    const first = Math.min(PAGE, limit - jobs.length);
    const { jobs: page }: Page = await api.graphql<Page>(LIST, { filter, first, after });
    jobs.push(...page.edges.map(({ node }) => node));
    after = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage || jobs.length >= limit) return { jobs, more: page.pageInfo.hasNextPage };
  }
}

interface Named {
  readonly rawAudioUrl: string;
  readonly clientJobId: string | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** What `studio submit` and other programs add to the name of a file, so that it can be submitted again. A date has only digits. */
const CHANCE = /[-_.](?=[0-9a-f]*[a-f])[0-9a-f]{8}(?:[0-9a-f]{8,56})?(?=(?:\.\w{1,10})?$)/i;
/** What StudioJobsClient puts before it. */
const CHANCE_BEFORE = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-(?=\w)/i;
/** A name that is only a hash of the content. */
const SUM = /^([0-9a-f]{8})[0-9a-f]{24,}(\.\w{1,10})?$/i;

/** What a person calls a recording: the submitter's name for it, otherwise the file's, without random letters. */
export function recordingName({ rawAudioUrl, clientJobId }: Named): string {
  const given = clientJobId !== null && clientJobId !== '' && !UUID.test(clientJobId) ? clientJobId : rawAudioUrl;
  const path = given === rawAudioUrl ? (given.split(/[?#]/)[0] ?? '') : given;
  const last = path.split('/').findLast((part) => part !== '') ?? given;
  return decoded(last).replace(CHANCE_BEFORE, '').replace(CHANCE, '').replace(SUM, '$1…$2');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
