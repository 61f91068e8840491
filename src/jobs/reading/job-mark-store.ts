import { sql } from 'kysely';

/** Conditions on the marks of `studio_jobs j`: `flag:LOOP`, `brand:Acme` (migration 050). */

/** The job has at least one of the marks. */
export function markCondition(marks: readonly string[]) {
  return sql`exists (select from job_marks m where m.job_id = j.job_id and m.mark = any(${[...marks]}::text[]))`;
}

/** The job has none of the marks. */
export function withoutMarks(marks: readonly string[]) {
  return sql`not ${markCondition(marks)}`;
}

/** No brand: the shipped one, or none yet. ';' is the character after ':'. */
export const UNBRANDED = sql`not exists (
  select from job_marks m where m.job_id = j.job_id and m.mark >= 'brand:' and m.mark < 'brand;')`;
