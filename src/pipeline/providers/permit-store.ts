import { sql } from 'kysely';
import type { JobFaultCode } from '../../platform/fault-codes.js';
import type { Database } from '../../platform/postgres/database.js';

/** The limits of a provider, over all replicas. */
export interface ProviderLimits {
  /** Concurrent requests. */
  readonly parallel: number;
  /** Requests within any minute; 0: no limit. */
  readonly requestsPerMinute: number;
  /** Code of the fault if no permit becomes free in time; INTERNAL if missing. */
  readonly busyCode?: JobFaultCode;
}

interface Counted {
  readonly busy: number;
  readonly recent: number;
  readonly paused_ms: number | null;
  readonly recent_ms: number | null;
}

/** Interval between two checks while no permit is free; milliseconds. */
const LOOK_AGAIN_MS = 250;

/** Why there is no permit now. */
export interface PermitWait {
  /** The wait until the next check, in milliseconds. */
  readonly waitMs: number;
  readonly why: 'paused' | 'rate' | 'busy';
}

/**
 * Takes a permit if the limits allow one more request, and returns null; otherwise returns how long to wait, and why. Replicas
 * take turns under an advisory lock of the provider.
 */
export function takePermit(
  db: Database,
  request: {
    readonly permitId: string;
    readonly provider: string;
    readonly limits: ProviderLimits;
    readonly leaseMs: number;
  },
): Promise<PermitWait | null> {
  const { permitId, provider, limits, leaseMs } = request;
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`provider-permit:${provider}`}, 0))`.execute(trx);
    await sql`
      delete from provider_permits where provider = ${provider} and taken_at < clock_timestamp() - interval '1 minute'
        and (returned_at is not null or expires_at < clock_timestamp())`.execute(trx);
    const { rows } = await sql<Counted>`
      select count(*) filter (where returned_at is null and expires_at > clock_timestamp())::integer as busy,
        count(*) filter (where taken_at > clock_timestamp() - interval '1 minute')::integer as recent,
        (select extract(epoch from paused_until - clock_timestamp())::float8 * 1000 from provider_states
          where provider = ${provider}) as paused_ms,
        extract(epoch from min(taken_at) filter (where taken_at > clock_timestamp() - interval '1 minute')
          + interval '1 minute' - clock_timestamp())::float8 * 1000 as recent_ms
      from provider_permits where provider = ${provider}`.execute(trx);
    const wait = waitOf(rows[0] as Counted, limits);
    if (wait !== null) return wait;
    await sql`
      insert into provider_permits (permit_id, provider, expires_at)
      values (${permitId}, ${provider}, clock_timestamp() + ${leaseMs} * interval '1 millisecond')`.execute(trx);
    return null;
  });
}

function waitOf(counted: Counted, limits: ProviderLimits): PermitWait | null {
  if (counted.paused_ms !== null && counted.paused_ms > 0) return { waitMs: counted.paused_ms, why: 'paused' };
  if (limits.requestsPerMinute > 0 && counted.recent >= limits.requestsPerMinute) {
    return { waitMs: Math.max(LOOK_AGAIN_MS, counted.recent_ms ?? 0), why: 'rate' };
  }
  return counted.busy >= limits.parallel ? { waitMs: LOOK_AGAIN_MS, why: 'busy' } : null;
}

/** Renews permits that are in use. */
export async function renewPermits(db: Database, permitIds: readonly string[], leaseMs: number): Promise<void> {
  await sql`
    update provider_permits set expires_at = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    where permit_id = any(${[...permitIds]}::uuid[]) and returned_at is null`.execute(db);
}

/** Returns a permit. Its row counts towards the requests of the minute until the minute has passed. */
export async function returnPermit(db: Database, permitId: string): Promise<void> {
  await sql`update provider_permits set returned_at = clock_timestamp() where permit_id = ${permitId}`.execute(db);
}
