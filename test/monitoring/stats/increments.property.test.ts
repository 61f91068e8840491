import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc, { type Arbitrary } from 'fast-check';
import pg from 'pg';
import { counted, createStatisticsDatabase, type StatisticsDatabase, scan, userCaller } from './statistics-database.js';

const CODES = ['TIMED_OUT', 'NO_SPEECH', 'CANCELLED', 'INTERNAL'] as const;
/** Rows of a statement are locked in one order and passed over where another has them: what waits here would wait for us. */
const some = (condition: string, limit: string) =>
  `(select array(select job_id from studio_jobs where ${condition} order by job_id limit ${limit} for update skip locked) as ids) p`;

/** Statements that touch jobs in every way, with a number or two to vary them. */
const STATEMENTS = {
  insert: `insert into studio_jobs (user_id, raw_audio_url, created_at)
    select (select id from auth.users order by id offset $1 % 3 limit 1), 'a', date_trunc('hour', now()) - ($1 * i) * interval '1 minute' from generate_series(1, $2) i`,
  import: `insert into studio_jobs (user_id, raw_audio_url, status, created_at, processing_time_ms, refined_text, system_prompt_used, error_details)
    select (select id from auth.users order by id offset $1 % 3 limit 1), 'a', (array['COMPLETE', 'FAILED', 'REFINING'])[1 + i % 3],
      now() - $1 * interval '7 hours', nullif(i * $1, 4), 'r', 'p', jsonb_build_object('code', 'IMPORTED', 'message', 'no ' || i)
    from generate_series(1, $2) i`,
  claim: `update studio_jobs j set status = 'TRANSCRIBING', attempt = attempt + 1, raw_transcript = 't', system_prompt_used = 'p'
    from ${some(`status = 'NEW' and $1 >= 0`, '$2')} where j.job_id = any (p.ids)`,
  advance: `update studio_jobs j set refined_text = 'r',
      status = case status when 'TRANSCRIBING' then 'ENRICHING' when 'ENRICHING' then 'REFINING' else 'COMPLETE' end
    from ${some(`status in ('TRANSCRIBING', 'ENRICHING', 'REFINING') and $1 >= 0`, '$2')} where j.job_id = any (p.ids)`,
  fail: `update studio_jobs j set status = 'FAILED',
      error_details = jsonb_build_object('code', (array['${CODES.join("', '")}'])[1 + $1 % 4], 'message', 'took ' || $1 || ' s')
    from ${some(`status in ('NEW', 'TRANSCRIBING', 'ENRICHING', 'REFINING')`, '$2')} where j.job_id = any (p.ids)`,
  retry: `update studio_jobs j set status = 'NEW', error_details = null, run_started_at = now()
    from ${some(`status = 'FAILED' and $1 >= 0`, '$2')} where j.job_id = any (p.ids)`,
  reopen: `update studio_jobs j set status = 'REFINING' from ${some(`status = 'COMPLETE' and $1 >= 0`, '$2')} where j.job_id = any (p.ids)`,
  editTime: `update studio_jobs j set processing_time_ms = nullif($1 * 1000, 5000) from ${some('true', '$2')} where j.job_id = any (p.ids)`,
  editError: `update studio_jobs j set error_details = jsonb_build_object('code', (array['${CODES.join("', '")}'])[1 + $1 % 4])
    from ${some(`status = 'FAILED'`, '$2')} where j.job_id = any (p.ids)`,
  editCreated: `update studio_jobs j set created_at = created_at - $1 * interval '50 seconds' from ${some('true', '$2')} where j.job_id = any (p.ids)`,
  touch: `update studio_jobs j set stage_faults = $1 from ${some('true', '$2')} where j.job_id = any (p.ids)`,
  delete: `delete from studio_jobs j using ${some('$1 >= 0', '$2')} where j.job_id = any (p.ids)`,
  fold: `select job_statistics_fold($1 + $2), job_failures_fold($1 + $2)`,
} as const;

const step = fc.record({
  statement: fc.constantFrom(...(Object.keys(STATEMENTS) as (keyof typeof STATEMENTS)[])),
  a: fc.nat(20),
  b: fc.integer({ min: 1, max: 12 }),
});
/** What one connection does: transactions, some of which are rolled back. */
const script = fc.array(fc.record({ steps: fc.array(step, { minLength: 1, maxLength: 4 }), commit: fc.boolean() }), {
  minLength: 3,
  maxLength: 12,
});

type Drawn<A> = A extends Arbitrary<infer T> ? T : never;

describe('statistics kept as increments', () => {
  let database: StatisticsDatabase;
  const clients: pg.Client[] = [];
  beforeAll(async () => {
    database = await createStatisticsDatabase();
    for (let i = 0; i < 4; i += 1) {
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      clients.push(client);
    }
  });
  afterAll(async () => {
    for (const client of clients) await client.end();
    await database.drop();
  });

  async function play(client: pg.Client, transactions: Drawn<typeof script>): Promise<void> {
    for (const { steps, commit } of transactions) {
      await client.query('begin');
      for (const { statement, a, b } of steps) {
        await client.query(STATEMENTS[statement].replaceAll('$1', `${a}`).replaceAll('$2', `${b}`));
      }
      await client.query(commit ? 'commit' : 'rollback');
    }
  }

  async function expectEqualToTheScan(): Promise<void> {
    const hour = Math.floor(Date.now() / 3_600_000) * 3_600_000;
    const ranges = [
      { from: null, to: null },
      { from: new Date(hour - 90 * 60_000), to: new Date(hour - 7 * 60_000) },
      { from: new Date(hour - 50 * 3_600_000), to: null },
      { from: null, to: new Date(hour - 30 * 3_600_000) },
      { from: new Date(hour - 130 * 3_600_000), to: new Date(hour - 20 * 3_600_000) },
    ];
    for (const range of ranges) {
      const { range: read } = await database.statistics.stats({ kind: 'service', local: false }, range);
      expect(await counted(database, range)).toEqual(await scan(database, read));
    }
  }

  /** What each user is told of all their jobs, too. */
  async function expectOwnEqualToTheScan(): Promise<void> {
    const all = { from: null, to: null };
    for (const { id } of await database.query<{ id: string }>('select id from auth.users')) {
      expect(await counted(database, all, userCaller(id))).toEqual(await scan(database, all, id));
    }
  }

  async function expectClustersEqualToTheScan(): Promise<void> {
    const clusters = await database.statistics.failureBreakdown({ kind: 'service', local: false });
    const rows = await database.query<{ key: string; jobs: string }>(
      `select (error_details ->> 'code') || '|' || job_failure_pattern(error_details ->> 'message') as key, count(*) as jobs
       from studio_jobs where status = 'FAILED' and error_details ->> 'code' <> 'CANCELLED' group by 1`,
    );
    const seen = clusters
      .filter(({ jobs }) => jobs !== 0)
      .map(({ code, pattern, jobs }) => [`${code}|${pattern}`, jobs]);
    expect(new Map(seen as [string, number][])).toEqual(new Map(rows.map(({ key, jobs }) => [key, Number(jobs)])));
  }

  it('agree with a scan after concurrent changes by several connections, folded or not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(script, { minLength: 4, maxLength: 4 }), async (scripts) => {
        await database.query('truncate studio_jobs cascade');
        await database.query('delete from auth.users');
        for (let i = 0; i < 3; i += 1) await database.addUser();
        await Promise.all(scripts.map((transactions, index) => play(clients[index] as pg.Client, transactions)));
        await expectEqualToTheScan();
        await expectOwnEqualToTheScan();
        await expectClustersEqualToTheScan();
        await database.folding.runOnce();
        await expectEqualToTheScan();
        await expectOwnEqualToTheScan();
        await expectClustersEqualToTheScan();
        // The rows of a user who is removed go with them, by the foreign key.
        await database.query('delete from auth.users where id = (select min(id::text)::uuid from auth.users)');
        await expectEqualToTheScan();
        await expectOwnEqualToTheScan();
        await expectClustersEqualToTheScan();
      }),
      { numRuns: 20 },
    );
  });

  it('are nothing after a TRUNCATE and after everything was deleted, and keep no empty rows', async () => {
    await database.query('truncate studio_jobs cascade');
    const empty = { byStatus: new Map(), averageMs: null, byCode: new Map() };
    expect(await counted(database, { from: null, to: null })).toEqual(empty);
    await database.addUser();
    await database.query(STATEMENTS.import.replaceAll('$1', '3').replaceAll('$2', '30'));
    await database.folding.runOnce();
    await database.query('delete from studio_jobs');
    expect(await counted(database, { from: null, to: null })).toEqual(empty);
    await database.folding.runOnce();
    expect(await database.query(`select * from job_stats where measure in ('jobs', 'processing')`)).toEqual([]);
    expect(await database.query('select * from job_stat_changes')).toEqual([]);
    expect(await database.query('select * from user_stats')).toEqual([]);
    expect(await database.query('select * from user_stat_changes')).toEqual([]);
  });
});
