import { sql } from 'kysely';
import type { Database } from '../../platform/postgres/database.js';

/** How long other requests wait while one request is on trial: most trials are answered sooner. Milliseconds. */
const TRIAL_LOOK_MS = 10_000;

/** The circuit breaker of one provider. `closed`: requests pass. `open`: none passes. `half-open`: one trial request may pass. */
export interface ProviderState {
  readonly provider: string;
  readonly state: 'closed' | 'open' | 'half-open';
  /** Consecutive failures. */
  readonly failures: number;
  readonly openedAt: Date | null;
  readonly openUntil: Date | null;
  /** The end of the pause that the provider asked for. */
  readonly pausedUntil: Date | null;
  readonly lastFault: StoredFault | null;
}

export interface StoredFault {
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
}

export interface BreakerRule {
  /** Consecutive failures that open the breaker. */
  readonly threshold: number;
  /** How long it stays open at first, in milliseconds; doubled after each failed trial. */
  readonly openMs: number;
  readonly longestOpenMs: number;
}

/** Every breaker that is not in its initial state, by the provider's name. */
export async function readProviderStates(db: Database): Promise<readonly ProviderState[]> {
  const rows = await db
    .selectFrom('provider_states')
    .selectAll()
    .select(sql<boolean>`open_until > clock_timestamp()`.as('resting'))
    .orderBy('provider')
    .limit(100)
    .execute();
  return rows.map((row) => ({
    provider: row.provider,
    state: row.open_until === null ? 'closed' : row.resting ? 'open' : 'half-open',
    failures: row.failures,
    openedAt: row.opened_at,
    openUntil: row.open_until,
    pausedUntil: row.paused_until,
    lastFault: row.last_fault as StoredFault | null,
  }));
}

/** The breaker's answer to a request. */
export type Admission =
  /** The request may pass. `marked`: the provider has failed since its last success. `trial`: the breaker was open, and only this request may pass. */
  | { readonly admitted: true; readonly marked: boolean; readonly trial: boolean }
  | { readonly admitted: false; readonly waitMs: number; readonly lastFault: StoredFault | null };

/** Asks the breaker whether a request may pass; takes the trial if it is due. */
export async function admit(db: Database, provider: string, trialMs: number): Promise<Admission> {
  const row = await db
    .selectFrom('provider_states')
    .select(['open_until', 'last_fault', 'failures'])
    .select(sql<number>`extract(epoch from open_until - clock_timestamp())::float8 * 1000`.as('wait_ms'))
    .where('provider', '=', provider)
    .executeTakeFirst();
  if (row === undefined || row.open_until === null) {
    return { admitted: true, marked: (row?.failures ?? 0) > 0, trial: false };
  }
  const lastFault = row.last_fault as StoredFault | null;
  if (row.wait_ms > 0) return { admitted: false, waitMs: row.wait_ms, lastFault };
  // One request is on trial; for others the breaker stays open until it returns.
  const trial = await sql`
    update provider_states set open_until = clock_timestamp() + ${trialMs} * interval '1 millisecond', updated_at = clock_timestamp()
    where provider = ${provider} and open_until <= clock_timestamp() returning provider`.execute(db);
  if (trial.rows.length > 0) return { admitted: true, marked: true, trial: true };
  return { admitted: false, waitMs: Math.min(trialMs, TRIAL_LOOK_MS), lastFault };
}

/**
 * Counts a failure and opens the breaker at the threshold. Failures of requests that were under way when it opened do not count.
 * @returns how long it is open now, in milliseconds; null while it is closed
 */
export async function recordFailure(
  db: Database,
  failure: { readonly provider: string; readonly fault: StoredFault; readonly trial: boolean },
  rule: BreakerRule,
): Promise<number | null> {
  const { provider, fault, trial } = failure;
  const rest = sql`least(${rule.longestOpenMs}::float8, ${rule.openMs}::float8 * power(2, least(20,
    greatest(0, s.failures + 1 - ${rule.threshold}))))`;
  const { rows } = await sql<{ wait_ms: number | null }>`
    insert into provider_states as s (provider, failures, opened_at, open_until, last_fault)
    values (${provider}, 1, case when ${rule.threshold} <= 1 then clock_timestamp() end,
      case when ${rule.threshold} <= 1 then clock_timestamp() + ${rule.openMs} * interval '1 millisecond' end,
      ${JSON.stringify(fault)}::jsonb)
    on conflict (provider) do update set
      failures = s.failures + 1,
      opened_at = case when s.failures + 1 >= ${rule.threshold} then coalesce(s.opened_at, clock_timestamp()) end,
      open_until = case when s.failures + 1 >= ${rule.threshold}
        then clock_timestamp() + ${rest} * interval '1 millisecond' end,
      last_fault = excluded.last_fault, updated_at = clock_timestamp()
    where ${trial} or s.open_until is null or s.open_until <= clock_timestamp()
    returning extract(epoch from open_until - clock_timestamp())::float8 * 1000 as wait_ms`.execute(db);
  // No row: it was open already.
  return rows[0] === undefined ? rule.openMs : rows[0].wait_ms;
}

/** Closes the breaker. */
export async function recordSuccess(db: Database, provider: string): Promise<void> {
  await sql`
    update provider_states set failures = 0, opened_at = null, open_until = null, updated_at = clock_timestamp()
    where provider = ${provider} and (failures > 0 or open_until is not null)`.execute(db);
}

/** Stores the pause that a provider asked for: no replica sends it a request before its end. */
export async function pauseProvider(db: Database, provider: string, forMs: number): Promise<void> {
  await sql`
    insert into provider_states as s (provider, paused_until)
    values (${provider}, clock_timestamp() + ${forMs} * interval '1 millisecond')
    on conflict (provider) do update set paused_until = greatest(s.paused_until, excluded.paused_until),
      updated_at = clock_timestamp()`.execute(db);
}
