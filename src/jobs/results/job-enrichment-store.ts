import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../../platform/postgres/database.js';
import type { JobEnrichmentsTable } from '../../platform/postgres/text-tables.js';
import type { EnrichmentDocument } from './enrichment.js';

export type EnrichmentRow = Omit<Selectable<JobEnrichmentsTable>, 'document'> & {
  readonly document: EnrichmentDocument;
};

/** What the ENRICHING stage stored for each of several jobs, in one statement; at most one row for each. */
export async function readEnrichmentsOf(db: Database | DatabaseTransaction, jobIds: readonly string[]) {
  const query = db.selectFrom('job_enrichments').selectAll();
  const rows = await query.where('job_id', '=', sql<string>`any(${[...jobIds]}::uuid[])`).execute();
  return rows as unknown as EnrichmentRow[];
}

/** Describes a job's transcript anew; nothing is stored where the ENRICHING stage has stored nothing. The job's row must be locked. */
export async function replaceDescription(
  trx: DatabaseTransaction,
  jobId: string,
  document: EnrichmentDocument,
): Promise<void> {
  await sql`
    update job_enrichments set document = ${JSON.stringify(document)}::jsonb where job_id = ${jobId}::uuid`.execute(
    trx,
  );
}
