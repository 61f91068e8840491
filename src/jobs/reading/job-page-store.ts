import { type Selectable, sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../../platform/postgres/database.js';
import type { StudioJobsTable } from '../../platform/postgres/job-tables.js';
import type { JobSummary } from '../record/job-record.js';
import { SUMMARY_COLUMNS, toJobSummary } from '../record/job-record.js';
import type { JobCursor } from './job-cursor.js';
import type { JobFilter } from './job-filter.js';
import { jobsInOrder } from './job-order-store.js';

type Reader = Database | DatabaseTransaction;

/** A slice of a list of jobs by creation, or by failure if the filter selects failures. */
export interface JobSlice {
  readonly filter: JobFilter;
  /** `newest`: newest first. */
  readonly order: 'newest' | 'oldest';
  /** `backward` reads the list from its end and returns its rows last one first. */
  readonly direction: 'forward' | 'backward';
  /** Rows beyond this one, in the direction of reading; null: from the first row. */
  readonly cursor: JobCursor | null;
  readonly limit: number;
}

export interface JobInList {
  readonly job: JobSummary;
  readonly cursor: JobCursor;
}

/** Reads a slice by key, never by offset, and without the texts: a page of long transcripts can have a hundred megabytes. */
export async function readJobSlice(db: Reader, slice: JobSlice): Promise<readonly JobInList[]> {
  const falling = (slice.order === 'newest') === (slice.direction === 'forward');
  const { filter, cursor, limit } = slice;
  const page = jobsInOrder({ filter, columns: COLUMNS, cursor, falling, limit });
  const { rows } = await sql<SummaryRow>`select p.*, p.place_at::text as place_at_text from (${page}) p
    order by p.place_at ${falling ? sql`desc` : sql``}, p.job_id ${falling ? sql`desc` : sql``}`.execute(db);
  return rows.map((row) => ({
    job: toJobSummary(row),
    cursor: { createdAt: row.place_at_text, jobId: row.job_id },
  }));
}

/** The jobs with these ids that the reader may see, in no order. */
export async function readJobSummaries(db: Reader, jobIds: readonly string[]): Promise<readonly JobSummary[]> {
  const { rows } = await sql<SummaryRow>`
    select ${COLUMNS} from studio_jobs j where j.job_id = any(${[...jobIds]}::uuid[])`.execute(db);
  return rows.map(toJobSummary);
}

type SummaryRow = Omit<Selectable<StudioJobsTable>, 'raw_transcript' | 'refined_text' | 'system_prompt_used'> & {
  readonly place_at_text: string;
};

const COLUMNS = sql.join(SUMMARY_COLUMNS.map((column) => sql.ref(`j.${column}`)));
