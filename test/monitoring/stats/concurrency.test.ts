import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ADMIN, counted, createStatisticsDatabase, type StatisticsDatabase, scan } from './statistics-database.js';

const GROUP = 200;
const REPLICAS = 3;

describe('statistics while replicas settle groups', () => {
  let database: StatisticsDatabase;
  beforeAll(async () => {
    database = await createStatisticsDatabase();
  });
  afterAll(() => database.drop());

  it('never deadlock, never doubt a job, and are exact in every snapshot', async () => {
    const userId = await database.addUser();
    const groups = Array.from({ length: REPLICAS * 2 }, () => Array.from({ length: GROUP }, () => randomUUID()));
    for (const ids of groups) {
      await database.query(
        `insert into studio_jobs (job_id, user_id, raw_audio_url, raw_transcript, system_prompt_used, refined_text)
         select id, $2, 'a', 't', 'p', 'r' from unnest($1::uuid[]) id`,
        [ids, userId],
      );
    }
    const total = groups.length * GROUP;
    let settling = true;
    const settle = async (ids: readonly string[]) => {
      for (const status of ['TRANSCRIBING', 'ENRICHING', 'REFINING', 'COMPLETE']) {
        // Each group locks its rows in an order of its own; what the statistics lock must not depend on it.
        const shuffled = [...ids].sort(() => Math.random() - 0.5);
        await database.query('update studio_jobs set status = $2, attempt = attempt + 1 where job_id = any ($1)', [
          shuffled,
          status,
        ]);
      }
    };
    const fold = async () => {
      while (settling) await database.folding.runOnce();
    };
    const read = async () => {
      let readings = 0;
      for (; settling; readings += 1) {
        const { byStatus } = await database.statistics.stats(ADMIN);
        // Every transaction moves whole groups: a reading that mixed two states would show a part of one.
        expect(byStatus.reduce((sum, { count }) => sum + count, 0)).toBe(total);
        for (const { count } of byStatus) expect(count % GROUP).toBe(0);
      }
      return readings;
    };
    const work = Promise.all(
      Array.from({ length: REPLICAS }, async (_, replica) => {
        for (const ids of groups.filter((__, index) => index % REPLICAS === replica)) await settle(ids);
      }),
    ).finally(() => {
      settling = false;
    });
    const [, , , readings] = await Promise.all([work, fold(), fold(), read()]);
    // How many depends on the machine.
    expect(readings).toBeGreaterThan(0);
    expect(await counted(database, { from: null, to: null })).toEqual(await scan(database));
    const [activity] = await database.query<{ deadlocks: string }>(
      'select deadlocks from pg_stat_database where datname = current_database()',
    );
    expect(activity?.deadlocks).toBe('0');
  });

  it('are folded by one replica at a time', async () => {
    await database.query('truncate studio_jobs cascade');
    await database.db.transaction().execute(async (trx) => {
      const { sql } = await import('kysely');
      await sql`select job_statistics_fold(10)`.execute(trx);
      const [row] = await database.query('select job_statistics_fold(10) as counts, job_failures_fold(10) as failures');
      expect(row).toEqual({ counts: -1, failures: -1 });
    });
  });
});
