import { sql } from 'kysely';
import type { BrandBible } from '../../brand/brand-bible.js';
import { toBrandBible } from '../../brand/brand-bible-row.js';
import { storableJson } from '../../jobs/record/storable-text.js';
import type { Database, DatabaseTransaction } from '../../platform/postgres/database.js';
import type { TrialOutcome } from './trial.js';

/** How long a claim is valid without a renewal, in seconds: three missed renewals. */
const LEASE_SECONDS = 30;
/** How many workers can die while they run one trial, since the trial may be the cause. */
const MOST_DEATHS = 3;

/** A worker's claim of a trial. */
export interface TrialClaim {
  readonly trialId: string;
  /** The fence. */
  readonly claim: number;
  readonly draft: BrandBible;
  /** Milliseconds until its time limit, by the database's clock. */
  readonly msLeft: number;
}

/**
 * Ends abandoned trials, which no worker runs or will run: those beyond their time limit, and those whose workers went silent one after
 * another. Returns the number.
 */
export async function endAbandonedTrials(db: Database): Promise<number> {
  const { numAffectedRows } = await sql`
    update brand_bible_trials set state = 'FAILED', ended_at = clock_timestamp(), lease_until = null,
      reason = case when deadline_at <= clock_timestamp() then 'The time limit passed before every job was tried.'
        else 'The workers that ran it stopped without a word, ' || deaths + 1 || ' in a row. See the log, then try again.' end
    where ended_at is null and coalesce(lease_until, '-infinity') < clock_timestamp()
      and (deadline_at <= clock_timestamp() or (state = 'RUNNING' and deaths + 1 >= ${MOST_DEATHS}))`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

/** Claims the oldest trial that waits, or whose lease has expired because its worker stopped renewing it; null without one. */
export async function claimTrial(db: Database): Promise<TrialClaim | null> {
  const { rows } = await sql<Parameters<typeof toBrandBible>[0] & { trial_id: string; claim: number; ms_left: number }>`
    update brand_bible_trials t set state = 'RUNNING', claim = t.claim + 1,
      deaths = t.deaths + (t.state = 'RUNNING')::integer,
      lease_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
    where t.trial_id = (
      select o.trial_id from brand_bible_trials o
      where o.ended_at is null and coalesce(o.lease_until, '-infinity') < clock_timestamp() and o.deadline_at > clock_timestamp()
      order by o.started_at limit 1 for update skip locked)
    returning t.*, (extract(epoch from t.deadline_at - clock_timestamp()) * 1000)::integer as ms_left`.execute(db);
  const row = rows[0];
  if (row === undefined) return null;
  return { trialId: row.trial_id, claim: row.claim, draft: toBrandBible(row), msLeft: Math.max(0, row.ms_left) };
}

/** Renews the lease. False if the claim is lost. */
export async function renewTrial(db: Database, { trialId, claim }: TrialClaim): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update brand_bible_trials set lease_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
    where trial_id = ${trialId}::uuid and claim = ${claim} and state = 'RUNNING'`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}

/** The next job of the trial that has not been tried; null for none. */
export async function nextToTry(db: Database, { trialId }: TrialClaim) {
  const query = db
    .selectFrom('brand_bible_trial_results')
    .select(['ordinal', 'job_id'])
    .where('trial_id', '=', trialId);
  return (await query.where('state', '=', 'WAITING').orderBy('ordinal').limit(1).executeTakeFirst()) ?? null;
}

/**
 * Stores the result of one job. False if nothing is stored: the claim is lost, the job has its result, or retention has deleted its
 * transcript in the meantime, and the trial must not restore its words.
 */
export async function storeOutcome(
  db: Database,
  { trialId, claim }: TrialClaim,
  ordinal: number,
  outcome: TrialOutcome,
): Promise<boolean> {
  const done = outcome.state === 'DONE' ? outcome : { current: null, draft: null, changes: null };
  const json = (value: unknown) => sql`${value === null ? null : JSON.stringify(storableJson(value))}::jsonb`;
  const { numAffectedRows } = await sql`
    update brand_bible_trial_results r set state = ${outcome.state}, current = ${json(done.current)}, draft = ${json(done.draft)},
      changes = ${json(done.changes)}, error = ${json(outcome.state === 'FAILED' ? outcome.error : null)}, ended_at = clock_timestamp()
    from brand_bible_trials t
    where r.trial_id = ${trialId}::uuid and r.ordinal = ${ordinal} and t.trial_id = r.trial_id and t.claim = ${claim}
      and t.state = 'RUNNING' and r.state = 'WAITING' and (${outcome.state} = 'FAILED' or exists (
        select from studio_jobs j where j.job_id = r.job_id and j.raw_transcript is not null for key share))`.execute(
    db,
  );
  return (numAffectedRows ?? 0n) > 0n;
}

/** Ends a claimed trial: DONE, or FAILED with the reason. */
export async function endTrial(db: Database, { trialId, claim }: TrialClaim, reason: string | null): Promise<void> {
  await sql`
    update brand_bible_trials set state = ${reason === null ? 'DONE' : 'FAILED'}, reason = ${reason}, lease_until = null,
      ended_at = clock_timestamp()
    where trial_id = ${trialId}::uuid and claim = ${claim} and state = 'RUNNING'`.execute(db);
}

/**
 * Ends a trial, whoever has it: its worker can store nothing more, and the notification makes it check immediately. False where it has ended
 * already, or there is none.
 */
export async function cancelTrial(trx: DatabaseTransaction, trialId: string, reason: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update brand_bible_trials set state = 'FAILED', reason = ${reason}, lease_until = null, ended_at = clock_timestamp()
    where trial_id = ${trialId}::uuid and ended_at is null`.execute(trx);
  await sql`select pg_notify('brand_bible_trials', '')`.execute(trx);
  return (numAffectedRows ?? 0n) > 0n;
}

/** Releases a claimed trial: the next worker continues it, and it does not count as a dead worker. */
export async function handTrialBack(db: Database, { trialId, claim }: TrialClaim): Promise<void> {
  await sql`
    update brand_bible_trials set state = 'WAITING', lease_until = null
    where trial_id = ${trialId}::uuid and claim = ${claim} and state = 'RUNNING'`.execute(db);
  await sql`select pg_notify('brand_bible_trials', '')`.execute(db);
}
