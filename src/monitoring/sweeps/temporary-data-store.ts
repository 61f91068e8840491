import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../platform/postgres/database.js';

/** Deletes the progress that was written while its job ended: the move to the end deletes the rest (migration 072). Returns the number of rows. */
export async function deleteOldProgress(trx: DatabaseTransaction, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from job_progress where job_id in (
      select p.job_id from job_progress p left join studio_jobs j on j.job_id = p.job_id
      where j.job_id is null or j.status in ('COMPLETE', 'FAILED') limit ${limit} for update of p skip locked)`.execute(
    trx,
  );
  return Number(numAffectedRows ?? 0);
}

/** Deletes permits of providers that get no more requests. Each request deletes the expired permits of its own provider. */
export async function deleteOldPermits(trx: DatabaseTransaction, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from provider_permits where permit_id in (
      select permit_id from provider_permits
      where taken_at < now() - interval '1 hour' and (returned_at is not null or expires_at < now()) limit ${limit})`.execute(
    trx,
  );
  return Number(numAffectedRows ?? 0);
}

/** Closes attempts marked as running although their job has ended or has a newer claim: their worker is dead. */
export async function closeDeadAttempts(trx: DatabaseTransaction, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    update job_attempts a set outcome = 'lost', ended_at = clock_timestamp()
    from (
      select r.job_id, r.attempt from job_attempts r join studio_jobs j on j.job_id = r.job_id
      where r.outcome = 'running' and (j.status in ('COMPLETE', 'FAILED') or r.attempt < j.attempt)
      limit ${limit} for update of r skip locked
    ) dead
    where a.job_id = dead.job_id and a.attempt = dead.attempt`.execute(trx);
  return Number(numAffectedRows ?? 0);
}

/** Runs of sweeps older than 30 days. */
export async function deleteOldRuns(trx: DatabaseTransaction, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from sweep_runs where sweep_run_id in (
      select sweep_run_id from sweep_runs where started_at < now() - interval '30 days' order by started_at limit ${limit})`.execute(
    trx,
  );
  return Number(numAffectedRows ?? 0);
}

/** Alerts of rules that were cleared more than 30 days ago. */
export async function deleteOldEngineAlerts(trx: DatabaseTransaction, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from engine_alerts where alert_id in (
      select alert_id from engine_alerts where cleared_at < now() - interval '30 days' order by cleared_at limit ${limit})`.execute(
    trx,
  );
  return Number(numAffectedRows ?? 0);
}

/** Alerts that were cleared more than 30 days ago. */
export async function deleteOldAlerts(trx: DatabaseTransaction, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from job_alerts where alert_id in (
      select alert_id from job_alerts where cleared_at < now() - interval '30 days' limit ${limit} for update skip locked)`.execute(
    trx,
  );
  return Number(numAffectedRows ?? 0);
}
