import { type RawBuilder, sql } from 'kysely';
import type { SweepName } from '../../platform/environment/upkeep-settings.js';
import type { DatabaseTransaction } from '../../platform/postgres/database.js';

/** An ended job whose retention period is over. */
export interface EndedJob {
  readonly job_id: string;
  readonly user_id: string;
  readonly submitted_by: 'user' | 'service';
  readonly raw_audio_url: string;
}

const ended = sql`coalesce(j.status_since, j.created_at)`;
const expired = (days: number) => sql`now() - make_interval(days => ${days})`;

/**
 * The next jobs, by the time of their end, that ended more than the given days ago by the database's clock and come after the
 * sweep's mark; locked. A job ends at the present time only, so none can appear behind the mark. Stops before a job that another transaction has
 * locked (docs/decisions/0012).
 */
export async function lockExpired(trx: DatabaseTransaction, sweep: SweepName, days: number, limit: number) {
  const { rows } = await sql<EndedJob>`
    with due as materialized (
      select j.job_id, row_number() over (order by ${ended}, j.job_id) as place from studio_jobs j
      where j.status in ('COMPLETE', 'FAILED') and ${ended} < ${expired(days)}
        and (${ended}, j.job_id) > (
          coalesce((select m.ended_at from sweep_marks m where m.sweep = ${sweep}), '-infinity'),
          coalesce((select m.job_id from sweep_marks m where m.sweep = ${sweep}), '00000000-0000-0000-0000-000000000000'))
      order by ${ended}, j.job_id limit ${limit}
    ), free as materialized (
      select j.job_id, j.user_id, j.submitted_by, j.raw_audio_url, d.place from due d join studio_jobs j on j.job_id = d.job_id
      where j.status in ('COMPLETE', 'FAILED') for update of j skip locked
    )
    select f.job_id, f.user_id, f.submitted_by, f.raw_audio_url from free f
    where not exists (
      select from due d where d.place < f.place and not exists (select from free e where e.job_id = d.job_id))
    order by f.place`.execute(trx);
  return rows;
}

/** Moves the sweep's mark to a job that has been dealt with. */
export async function moveMark(trx: DatabaseTransaction, sweep: SweepName, jobId: string): Promise<void> {
  await sql`
    insert into sweep_marks (sweep, ended_at, job_id)
    select ${sweep}, ${ended}, j.job_id from studio_jobs j where j.job_id = ${jobId}::uuid
    on conflict (sweep) do update set ended_at = excluded.ended_at, job_id = excluded.job_id, moved_at = clock_timestamp()`.execute(
    trx,
  );
}

const among = (column: RawBuilder<unknown>, jobIds: readonly string[]) => sql`${column} = any(${[...jobIds]}::uuid[])`;

/** Everything that contains spoken words: the texts of the row, their versions, and all derived data. */
const TEXT_TABLES = [
  'transcript_segments',
  'transcript_chunks',
  'transcript_orders',
  'job_speakers',
  'transcript_versions',
  'refinements',
  'job_enrichments',
  'refiner_answers',
  'job_texts',
];

/** Deletes the texts of jobs; facts and figures (durations, usage, costs, verdict counts) stay. Returns how many jobs had any. */
export async function deleteTexts(trx: DatabaseTransaction, jobIds: readonly string[]): Promise<number> {
  for (const table of TEXT_TABLES) {
    await sql`delete from ${sql.table(table)} where ${among(sql`job_id`, jobIds)}`.execute(trx);
  }
  await sql`update job_transcripts set flags = '[]' where ${among(sql`job_id`, jobIds)}`.execute(trx);
  await deleteTrialTexts(trx, jobIds);
  const { numAffectedRows } = await sql`
    update studio_jobs j
    set raw_transcript = null, refined_text = null, system_prompt_used = null, keywords = null, texts_deleted_at = clock_timestamp()
    where ${among(sql`j.job_id`, jobIds)}
      and (j.raw_transcript is not null or j.refined_text is not null or j.system_prompt_used is not null)`.execute(
    trx,
  );
  return Number(numAffectedRows ?? 0);
}

/** The text that a trial shows instead of a deleted text of a job. */
const TRIAL_ERROR = {
  code: 'TEXTS_DELETED',
  message: 'Retention deleted the texts of this job, and what the trial made of them. Try the draft on a younger job.',
};

/** Deletes the texts that trials keep of these jobs. A job with a running trial is skipped. */
async function deleteTrialTexts(trx: DatabaseTransaction, jobIds: readonly string[]): Promise<void> {
  await sql`
    update brand_bible_trial_results r
    set state = 'FAILED', current = null, draft = null, changes = null, error = ${JSON.stringify(TRIAL_ERROR)}::jsonb,
      ended_at = coalesce(r.ended_at, clock_timestamp())
    where ${among(sql`r.job_id`, jobIds)} and r.state <> 'FAILED'`.execute(trx);
}

/**
 * Deletes the events of ended jobs, and their attempts: the fence is a number of the job's own row, and `error_details` keeps the
 * failures of a FAILED one. Returns how many events there were.
 */
export async function deleteEvents(trx: DatabaseTransaction, jobIds: readonly string[]): Promise<number> {
  await sql`delete from job_attempts where ${among(sql`job_id`, jobIds)}`.execute(trx);
  const { numAffectedRows } = await sql`delete from job_events where ${among(sql`job_id`, jobIds)}`.execute(trx);
  return Number(numAffectedRows ?? 0);
}

/** An object of the audio bucket, with every spelling in which a job may name it. */
export interface NamedObject {
  readonly path: string;
  /** The path itself, and the ends of URLs with that path, as in `raw_audio_url`. */
  readonly spellings: readonly string[];
  /** The last segment of each spelling, lower case: the search terms of jobs that name it. */
  readonly terms: readonly string[];
}

/** The objects that another job still needs, because it has not ended or its own retention period is not over. */
export async function neededObjects(
  trx: DatabaseTransaction,
  objects: readonly NamedObject[],
  days: number,
): Promise<ReadonlySet<string>> {
  const spelt = objects.flatMap(({ path, spellings, terms }) =>
    spellings.map((spelling, index) => ({ path, spelling, term: terms[index] as string })),
  );
  const { rows } = await sql<{ path: string }>`
    select distinct s.path
    from unnest(${spelt.map((s) => s.path)}::text[], ${spelt.map((s) => s.spelling)}::text[], ${spelt.map((s) => s.term)}::text[])
      as s (path, spelling, term)
    where exists (
      select from job_search_terms t join studio_jobs j on j.job_id = t.job_id
      -- A signed URL has its token after the name; '@' is the character after '?'.
      where t.term >= s.term collate "C" and t.term < (s.term || '@') collate "C"
        and (t.term = s.term or starts_with(t.term, s.term || '?'))
        and (j.raw_audio_url = s.spelling or position(s.spelling in split_part(j.raw_audio_url, '?', 1)) > 0)
        and (j.status not in ('COMPLETE', 'FAILED') or ${ended} >= ${expired(days)})
    )`.execute(trx);
  return new Set(rows.map(({ path }) => path));
}

/** Records that the recordings of jobs are deleted. */
export async function markAudioDeleted(trx: DatabaseTransaction, jobIds: readonly string[]): Promise<void> {
  await sql`update studio_jobs j set audio_deleted_at = clock_timestamp() where ${among(sql`j.job_id`, jobIds)}`.execute(
    trx,
  );
}

/** A recording that must be deleted after its job was deleted. */
export interface PromisedDeletion extends EndedJob {
  readonly reason: 'user' | 'requested' | 'row';
}

/**
 * The oldest entries that are due, locked: immediately for deleted users and for jobs deleted through the engine, after `days` for rows that
 * were deleted in the database.
 * @param days RETAIN_AUDIO_DAYS; 0: such rows have no entries
 */
export async function lockDuePromises(trx: DatabaseTransaction, days: number, limit: number) {
  const { rows } = await sql<PromisedDeletion>`
    select d.job_id, d.user_id, d.submitted_by, d.raw_audio_url, d.reason from audio_deletions d
    where d.reason <> 'row' or ${days} = 0 or d.ended_at < now() - make_interval(days => ${days})
    order by d.promised_at, d.job_id limit ${limit} for update`.execute(trx);
  return rows;
}

/** Deletes entries whose recordings are deleted, or do not exist. */
export async function dropPromises(trx: DatabaseTransaction, jobIds: readonly string[]): Promise<void> {
  await sql`delete from audio_deletions where job_id = any(${[...jobIds]}::uuid[])`.execute(trx);
}

/** Deletes the turns of deleted users: the queue has no foreign key on its hot path. */
export async function dropTurns(trx: DatabaseTransaction, userIds: readonly string[]): Promise<void> {
  await sql`delete from queue_turns where user_id = any(${[...userIds]}::uuid[])`.execute(trx);
}
