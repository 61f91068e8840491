import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ADMIN,
  counted,
  createStatisticsDatabase,
  type StatisticsDatabase,
  scan,
} from '../monitoring/stats/statistics-database.js';

/** As release 0.1.0 has them: during an upgrade its replicas run beside this schema. */
const CLAIM = `
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
const ADVANCE = `
  update studio_jobs j set
    status = case j.status when 'TRANSCRIBING' then 'ENRICHING' else 'REFINING' end,
    raw_transcript = coalesce(m.raw_transcript, j.raw_transcript),
    system_prompt_used = coalesce(m.system_prompt, j.system_prompt_used),
    delivery_id = m.next_delivery_id, stage_faults = 0,
    event_count = j.event_count + 1, moved_reason = 'advanced', moved_by = 'worker of 0.1.0'
  from unnest($1::uuid[], $2::uuid[], $3::integer[], $4::text[], $5::uuid[], $6::text[], $7::text[])
    as m (job_id, delivery_id, attempt, stage, next_delivery_id, raw_transcript, system_prompt)
  where ${HELD} returning j.job_id`;
const COMPLETE = `
  update studio_jobs j set
    status = 'COMPLETE', refined_text = m.refined_text, error_details = null, delivery_id = null, stage_faults = 0,
    event_count = j.event_count + 1, moved_reason = 'completed', moved_by = 'worker of 0.1.0'
  from unnest($1::uuid[], $2::uuid[], $3::integer[], $4::text[], $5::text[])
    as m (job_id, delivery_id, attempt, stage, refined_text)
  where ${HELD} returning j.job_id`;
const FAIL = `
  update studio_jobs j set
    status = 'FAILED', delivery_id = null, error_details = m.details || jsonb_build_object('at', now(), 'attempts', '[]'::jsonb),
    event_count = j.event_count + 1, moved_reason = 'failed', moved_by = 'worker of 0.1.0'
  from unnest($1::uuid[], $2::uuid[], $3::integer[], $4::text[], $5::jsonb[])
    as m (job_id, delivery_id, attempt, stage, details)
  where ${HELD} returning j.job_id`;

const JOBS = 20;
const FAILING = 5;

describe('the statements of release 0.1.0 on this schema', () => {
  let database: StatisticsDatabase;
  beforeAll(async () => {
    database = await createStatisticsDatabase();
  });
  afterAll(() => database.drop());

  it('move jobs, and leave the events and the statistics that this release counts', async () => {
    const userId = await database.addUser();
    const jobs = Array.from({ length: JOBS }, () => ({ id: randomUUID(), delivery: randomUUID() }));
    const ids = jobs.map(({ id }) => id);
    await database.query(
      `insert into studio_jobs (job_id, client_job_id, user_id, raw_audio_url, delivery_id, moved_by)
       select n.job_id, 'take ' || n.job_id, $3, 'https://host.example/Take.mp3', n.delivery_id, 'service'
       from unnest($1::uuid[], $2::uuid[]) as n (job_id, delivery_id)`,
      [ids, jobs.map(({ delivery }) => delivery), userId],
    );
    let deliveries = jobs.map(({ delivery }) => delivery);
    for (const [index, stage] of ['TRANSCRIBING', 'ENRICHING', 'REFINING'].entries()) {
      const stages = ids.map(() => stage);
      const claimed = await database.query<{ attempt: number }>(CLAIM, [ids, deliveries, stages]);
      expect(claimed.map(({ attempt }) => attempt)).toEqual(ids.map(() => index + 1));
      const held = [ids, deliveries, ids.map(() => index + 1), stages];
      const next = ids.map(() => randomUUID());
      if (stage !== 'REFINING') {
        const texts = [ids.map(() => (index === 0 ? 'said' : null)), ids.map(() => (index === 1 ? 'prompt' : null))];
        expect(await database.query(ADVANCE, [...held, next, ...texts])).toHaveLength(JOBS);
      } else {
        const [bad, good] = [
          held.map((column) => column.slice(0, FAILING)),
          held.map((column) => column.slice(FAILING)),
        ];
        const details = JSON.stringify({
          code: 'REFINER_REJECTED',
          message: 'Part 3 was rejected.',
          stage,
          retryable: false,
        });
        expect(await database.query(FAIL, [...bad, bad[0]?.map(() => details)])).toHaveLength(FAILING);
        expect(await database.query(COMPLETE, [...good, good[0]?.map(() => 'Said.')])).toHaveLength(JOBS - FAILING);
      }
      deliveries = next;
    }
    await database.folding.runOnce();
    expect(await counted(database, { from: null, to: null })).toEqual(await scan(database));
    expect(await database.statistics.failureBreakdown(ADMIN)).toMatchObject([
      { code: 'REFINER_REJECTED', jobs: FAILING },
    ]);
    const events = await database.query<{ path: string; count: number }>(
      `select path, count(*)::integer as count from (
         select string_agg(to_status || ' ' || reason, ', ' order by number) as path from job_events group by job_id) p
       group by path order by count`,
    );
    const common = 'NEW submitted, TRANSCRIBING started, ENRICHING advanced, REFINING advanced';
    expect(events).toEqual([
      { path: `${common}, FAILED failed`, count: FAILING },
      { path: `${common}, COMPLETE completed`, count: JOBS - FAILING },
    ]);
    const terms = await database.query<{ count: number }>(
      `select count(*)::integer as count from job_search_terms where term = 'take.mp3'`,
    );
    expect(terms).toEqual([{ count: JOBS }]);
    const times = await database.query('select from studio_jobs where status = $1 and processing_time_ms is null', [
      'COMPLETE',
    ]);
    expect(times).toEqual([]);
  });

  it('are refused the moves that are not legal', async () => {
    const [row] = await database.query<{ job_id: string }>('select job_id from studio_jobs where status = $1 limit 1', [
      'COMPLETE',
    ]);
    await expect(
      database.query(`update studio_jobs set status = 'ENRICHING' where job_id = $1`, [row?.job_id]),
    ).rejects.toMatchObject({ code: '23514' });
  });
});
