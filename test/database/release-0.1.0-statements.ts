/** As release 0.1.0 has them: during an upgrade its replicas run beside this schema. */
export const CLAIM = `
  with claimed as (
    update studio_jobs j set
      attempt = j.attempt + 1, status = t.stage,
      event_count = j.event_count + case when j.status = t.stage then 0 else 1 end,
      moved_reason = case when j.status = t.stage then j.moved_reason else 'started' end,
      moved_by = case when j.status = t.stage then j.moved_by else 'worker of 0.1.0' end
    from unnest($1::uuid[], $2::uuid[], $3::text[]) as t (job_id, delivery_id, stage)
    where j.job_id = t.job_id and j.delivery_id = t.delivery_id
      and (j.status = t.stage or (j.status = 'NEW' and t.stage = 'TRANSCRIBING'))
    returning j.*
  ), recorded as (
    insert into job_attempts (job_id, attempt, stage, delivery_id, worker)
    select c.job_id, c.attempt, c.status, c.delivery_id, 'worker of 0.1.0' from claimed c
  )
  select job_id, attempt from claimed`;
const HELD = 'j.job_id = m.job_id and j.delivery_id = m.delivery_id and j.attempt = m.attempt and j.status = m.stage';
export const ADVANCE = `
  update studio_jobs j set
    status = case j.status when 'TRANSCRIBING' then 'ENRICHING' else 'REFINING' end,
    raw_transcript = coalesce(m.raw_transcript, j.raw_transcript),
    system_prompt_used = coalesce(m.system_prompt, j.system_prompt_used),
    delivery_id = m.next_delivery_id, stage_faults = 0,
    event_count = j.event_count + 1, moved_reason = 'advanced', moved_by = 'worker of 0.1.0'
  from unnest($1::uuid[], $2::uuid[], $3::integer[], $4::text[], $5::uuid[], $6::text[], $7::text[])
    as m (job_id, delivery_id, attempt, stage, next_delivery_id, raw_transcript, system_prompt)
  where ${HELD} returning j.job_id`;
export const COMPLETE = `
  update studio_jobs j set
    status = 'COMPLETE', refined_text = m.refined_text, error_details = null, delivery_id = null, stage_faults = 0,
    event_count = j.event_count + 1, moved_reason = 'completed', moved_by = 'worker of 0.1.0'
  from unnest($1::uuid[], $2::uuid[], $3::integer[], $4::text[], $5::text[])
    as m (job_id, delivery_id, attempt, stage, refined_text)
  where ${HELD} returning j.job_id`;
export const FAIL = `
  update studio_jobs j set
    status = 'FAILED', delivery_id = null, error_details = m.details || jsonb_build_object('at', now(), 'attempts', '[]'::jsonb),
    event_count = j.event_count + 1, moved_reason = 'failed', moved_by = 'worker of 0.1.0'
  from unnest($1::uuid[], $2::uuid[], $3::integer[], $4::text[], $5::jsonb[])
    as m (job_id, delivery_id, attempt, stage, details)
  where ${HELD} returning j.job_id`;
