/** Runs a query and returns its rows. */
type Query = (sql: string) => Promise<readonly object[]>;

/** Each finds the jobs that break a rule, once everything has ended. */
const RULES: Readonly<Record<string, string>> = {
  'each job has ended': `select job_id from studio_jobs where status not in ('COMPLETE', 'FAILED')`,
  'each event continues the one before it, and the last is the status of the row': `
    select e.job_id from (
      select job_id, number, from_status, to_status,
        lag(to_status) over w as before, lead(number) over w as following
      from job_events window w as (partition by job_id order by number)) e
    join studio_jobs j using (job_id)
    where e.from_status is distinct from e.before or (e.following is null and e.to_status <> j.status)`,
  'each move is a legal one': `
    select e.job_id from job_events e where e.from_status is not null and not exists (
      select from job_transitions t where t.from_status = e.from_status and t.to_status = e.to_status)`,
  'events are numbered without a gap': `
    select j.job_id from studio_jobs j
    where j.event_count <> (select count(*) from job_events e where e.job_id = j.job_id)
      or j.event_count <> (select coalesce(max(number), 0) from job_events e where e.job_id = j.job_id)`,
  'a job has one attempt of each number, and none newer than its row': `
    select j.job_id from studio_jobs j join job_attempts a using (job_id)
    group by j.job_id, j.attempt having count(*) <> count(distinct a.attempt) or max(a.attempt) > j.attempt`,
  'no attempt is still running': `select job_id from job_attempts where outcome = 'running'`,
  'COMPLETE has its texts': `
    select job_id from studio_jobs where status = 'COMPLETE' and texts_deleted_at is null
      and (raw_transcript is null or refined_text is null or system_prompt_used is null)`,
  'FAILED has code, message, stage and attempts': `
    select job_id from studio_jobs where status = 'FAILED' and not (error_details ?& array['code', 'message', 'stage', 'attempts'])`,
  'the queue holds nothing for a job that has ended': `
    select j.job_id from studio_jobs j join pgboss.job d on d.id = j.delivery_id
    union all select (data ->> 'jobId')::uuid from pgboss.job where data ? 'jobId' and state < 'completed'`,
};

/** The rules of docs/architecture.md that rows break, each with how many; for a database in which everything has ended. */
export async function brokenInvariants(query: Query): Promise<string[]> {
  const broken: string[] = [];
  for (const [rule, sql] of Object.entries(RULES)) {
    const { length } = await query(sql);
    if (length > 0) broken.push(`${rule}: ${length} break it`);
  }
  return broken;
}
