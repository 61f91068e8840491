import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ADMIN,
  counted,
  createStatisticsDatabase,
  type StatisticsDatabase,
  scan,
} from '../monitoring/stats/statistics-database.js';
import { ADVANCE, CLAIM, COMPLETE, FAIL } from './release-0.1.0-statements.js';

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
