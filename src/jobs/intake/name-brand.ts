import { type Caller, mayAdminister } from '../../access/caller.js';
import { Fault } from '../../platform/fault.js';
import type { Database, DatabaseTransaction } from '../../platform/postgres/database.js';
import { brandOfJob, listBrands, nameJobBrand } from '../reading/job-brand-store.js';
import type { JobRecord } from '../record/job-record.js';

/**
 * Stores the brand that a new job names, in the transaction of its intake; null stores none.
 * @throws Fault UNKNOWN_BRAND. Only operators can see which brands exist, so others get the same fault for another user's brand.
 */
export async function nameBrand(
  trx: DatabaseTransaction,
  caller: Caller,
  { jobId, userId }: JobRecord,
  brand: string | null,
): Promise<void> {
  const operator = mayAdminister(caller);
  if (brand === null || (await nameJobBrand(trx, { jobId, userId, brand }, operator))) return;
  const known = operator ? ` There are: ${(await listBrands(trx)).join(', ')}.` : '';
  throw new Fault('UNKNOWN_BRAND', `There is no brand "${brand}" that this job can follow.${known}`, {
    fields: [{ field: 'brand', message: 'is not a known brand' }],
  });
}

/** @throws Fault CONFLICT if the job exists already with another brand, or with none */
export async function requireSameBrand(database: Database, { jobId }: JobRecord, brand: string | null): Promise<void> {
  if ((await brandOfJob(database, jobId)) === brand) return;
  const message = 'This job_id already exists for this file, with another brand. Choose another job_id.';
  throw new Fault('CONFLICT', message, {
    fields: [{ field: 'brand', message: 'differs from the brand of the existing job' }],
  });
}
