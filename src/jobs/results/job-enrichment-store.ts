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
