import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JOB_TRANSITIONS } from '../../src/jobs/lifecycle/job-transitions.js';
import { JOB_STATUSES, type JobStatus } from '../../src/jobs/record/job-status.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const FIRST = new URL('../../database/migrations/001_create_studio_jobs_table.sql', import.meta.url);

describe('the table studio_jobs', () => {
  let database: TestDatabase;
  let alice: string;
  let bob: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    alice = await database.addUser();
    bob = await database.addUser();
  });
  afterAll(() => database.drop());

  /** Runs one statement the way PostgREST does on a user's behalf; always rolled back unless `keep`. */
  async function asUser(userId: string, statement: string, keep = false) {
    const claims = JSON.stringify({ sub: userId, role: 'authenticated' });
    return database.db.connection().execute(async (connection) => {
      const { sql } = await import('kysely');
      await sql`begin`.execute(connection);
      try {
        await sql`set local role authenticated`.execute(connection);
        await sql`select set_config('request.jwt.claims', ${claims}, true)`.execute(connection);
        const { rows } = await sql.raw(statement).execute(connection);
        await sql.raw(keep ? 'commit' : 'rollback').execute(connection);
        return rows as Record<string, unknown>[];
      } catch (error) {
        await sql`rollback`.execute(connection);
        throw error;
      }
    });
  }

  async function insertJob(userId: string): Promise<string> {
    const rows = await database.query<{ job_id: string }>(
      `insert into studio_jobs (user_id, raw_audio_url) values ($1, 'a.mp3') returning job_id`,
      [userId],
    );
    return rows[0]?.job_id as string;
  }

  /** A job of the wanted status, with everything stored that the status needs. */
  async function jobAt(status: JobStatus): Promise<string> {
    const rows = await database.query<{ job_id: string }>(
      `insert into studio_jobs (user_id, raw_audio_url, status, raw_transcript, system_prompt_used, refined_text, error_details)
       values ($1, 'a.mp3', $2, 't', 'p', 'r', '{}') returning job_id`,
      [alice, status],
    );
    return rows[0]?.job_id as string;
  }

  it("answers the operator's queries of the contract", async () => {
    await database.query('select * from studio_jobs limit 1');
    expect(
      await database.query(`select tablename, rowsecurity from pg_tables where tablename = 'studio_jobs'`),
    ).toEqual([{ tablename: 'studio_jobs', rowsecurity: true }]);
    const policies = await database.query<{ cmd: string }>(
      `select policyname, cmd from pg_policies where tablename = 'studio_jobs'`,
    );
    expect(policies.map(({ cmd }) => cmd).sort()).toEqual(['INSERT', 'SELECT', 'UPDATE']);
  });

  it('may have its first migration run again and again', async () => {
    const sql = await readFile(FIRST, 'utf8');
    const jobId = await insertJob(alice);
    await database.query(sql);
    await database.query(sql);
    expect(await database.query('select job_id from studio_jobs where job_id = $1', [jobId])).toHaveLength(1);
    expect(await database.query('select number from job_events where job_id = $1', [jobId])).toEqual([{ number: 1 }]);
  });

  it('allows exactly the moves of the transition table, for any role', async () => {
    for (const from of JOB_STATUSES) {
      for (const to of JOB_STATUSES.filter((status) => status !== from)) {
        const jobId = await jobAt(from);
        const move = database.query(`update studio_jobs set status = $2 where job_id = $1`, [jobId, to]);
        if (JOB_TRANSITIONS[from].includes(to)) await move;
        else await expect(move).rejects.toThrow(`a job cannot move from ${from} to ${to}`);
      }
    }
  });

  it('sends a failed job back only to a stage whose input is stored', async () => {
    const rows = await database.query<{ job_id: string }>(
      `insert into studio_jobs (user_id, raw_audio_url, status, error_details) values ($1, 'a.mp3', 'FAILED', '{}') returning job_id`,
      [alice],
    );
    const refine = database.query(`update studio_jobs set status = 'REFINING' where job_id = $1`, [rows[0]?.job_id]);
    await expect(refine).rejects.toThrow('a job cannot move');
  });

  it('refuses COMPLETE without text and FAILED without details', async () => {
    const jobId = await insertJob(alice);
    await expect(database.query(`update studio_jobs set status = 'FAILED' where job_id = $1`, [jobId])).rejects.toThrow(
      'studio_jobs_failed_has_details',
    );
    await expect(
      database.query(`insert into studio_jobs (user_id, raw_audio_url, status) values ($1, 'a', 'COMPLETE')`, [alice]),
    ).rejects.toThrow('studio_jobs_complete_has_text');
  });

  it('computes the processing time itself', async () => {
    const jobId = await insertJob(alice);
    await database.query(
      `update studio_jobs set run_started_at = now() - interval '90 seconds', raw_transcript = 't', system_prompt_used = 'p' where job_id = $1`,
      [jobId],
    );
    for (const status of ['TRANSCRIBING', 'ENRICHING', 'REFINING']) {
      await database.query('update studio_jobs set status = $2 where job_id = $1', [jobId, status]);
    }
    const [row] = await database.query<{ processing_time_ms: number }>(
      `update studio_jobs set status = 'COMPLETE', refined_text = 'r', processing_time_ms = null where job_id = $1 returning processing_time_ms`,
      [jobId],
    );
    expect(row?.processing_time_ms).toBeGreaterThanOrEqual(90_000);
    expect(row?.processing_time_ms).toBeLessThan(120_000);
  });

  it('shows a user their own rows alone', async () => {
    await insertJob(alice);
    await insertJob(bob);
    const rows = await asUser(alice, 'select distinct user_id from studio_jobs');
    expect(rows).toEqual([{ user_id: alice }]);
    expect(await asUser(alice, 'select distinct user_id from job_events')).toEqual([{ user_id: alice }]);
  });

  it('takes a direct insert and refuses one that forges anything', async () => {
    const insert = (columns: string, values: string) =>
      asUser(
        alice,
        `insert into studio_jobs (${columns}) values (${values}) returning status, submitted_by, delivery_id`,
      );
    expect(await insert('user_id, raw_audio_url', `'${alice}', 'a.mp3'`)).toEqual([
      { status: 'NEW', submitted_by: 'user', delivery_id: null },
    ]);
    await expect(insert('user_id, raw_audio_url', `'${bob}', 'a.mp3'`)).rejects.toThrow('row-level security');
    const hints = ['language', 'keywords', 'speakers', 'brand'];
    for (const column of hints) {
      expect(await insert(`user_id, raw_audio_url, ${column}`, `'${alice}', 'a.mp3', null`)).toHaveLength(1);
    }
    expect(await insert('user_id, raw_audio_url, driven_by', `'${alice}', 'a.mp3', default`)).toHaveLength(1);
    const engineColumns = await columnsOf(['job_id', 'user_id', 'raw_audio_url', ...hints, 'driven_by']);
    for (const column of engineColumns) {
      await expect(insert(`user_id, raw_audio_url, ${column}`, `'${alice}', 'a.mp3', default`)).rejects.toThrow(
        'permission denied',
      );
    }
  });

  it('lets a user change the audio of a NEW job and not one column more', async () => {
    const jobId = await insertJob(alice);
    const update = (assignment: string) =>
      asUser(alice, `update studio_jobs set ${assignment} where job_id = '${jobId}' returning submitted_by`);
    expect(await update(`raw_audio_url = 'b.mp3'`)).toEqual([{ submitted_by: 'user' }]);
    for (const column of await columnsOf(['raw_audio_url'])) {
      await expect(update(`${column} = ${column}`)).rejects.toThrow('permission denied');
    }
    await database.query(`update studio_jobs set status = 'TRANSCRIBING' where job_id = $1`, [jobId]);
    await expect(update(`raw_audio_url = 'c.mp3'`)).rejects.toThrow('only while it is NEW');
  });

  it('holds even where somebody granted everything to the users', async () => {
    const open = await createTestDatabase();
    try {
      await open.query('grant all on studio_jobs to authenticated');
      const user = await open.addUser();
      const { sql } = await import('kysely');
      const forge = open.db.transaction().execute(async (trx) => {
        await sql`insert into studio_jobs (user_id, raw_audio_url) values (${user}, 'a')`.execute(trx);
        await sql`set local role authenticated`.execute(trx);
        await sql`select set_config('request.jwt.claims', ${JSON.stringify({ sub: user })}, true)`.execute(trx);
        await sql`update studio_jobs set attempt = 99`.execute(trx);
      });
      await expect(forge).rejects.toThrow('only the engine may change');
    } finally {
      await open.drop();
    }
  });

  it('shows rows only to their owner, and none to anon', async () => {
    const tables = await database.query<{ tablename: string }>(
      `select tablename from pg_tables where schemaname = 'public' and tablename <> 'studio_jobs'`,
    );
    await insertJob(bob);
    for (const { tablename } of tables) {
      const rights = await database.query<{ anon: boolean; writes: boolean }>(
        `select has_table_privilege('anon', $1, 'select, insert, update, delete') as anon,
           has_table_privilege('authenticated', $1, 'insert, update, delete, truncate') as writes`,
        [`public.${tablename}`],
      );
      expect({ tablename, ...rights[0] }).toEqual({ tablename, anon: false, writes: false });
    }
    const unprotected = await database.query(
      `select tablename from pg_tables where schemaname = 'public' and not rowsecurity`,
    );
    expect(unprotected).toEqual([]);
  });

  it('writes an event for each move in the statement of the move, numbered without gaps', async () => {
    const jobId = await insertJob(alice);
    await database.query(`update studio_jobs set status = 'TRANSCRIBING' where job_id = $1`, [jobId]);
    await database.query(`update studio_jobs set status = 'FAILED', error_details = '{}' where job_id = $1`, [jobId]);
    const events = await database.query(
      'select number, from_status, to_status, reason from job_events where job_id = $1 order by event_id',
      [jobId],
    );
    expect(events).toEqual([
      { number: 1, from_status: null, to_status: 'NEW', reason: 'submitted' },
      { number: 2, from_status: 'NEW', to_status: 'TRANSCRIBING', reason: 'changed_directly' },
      { number: 3, from_status: 'TRANSCRIBING', to_status: 'FAILED', reason: 'changed_directly' },
    ]);
  });

  it('survives a transcript of a megabyte with its notification', async () => {
    const jobId = await insertJob(alice);
    await database.query(
      `update studio_jobs set status = 'TRANSCRIBING', raw_transcript = repeat('word ', 250000) where job_id = $1`,
      [jobId],
    );
    const rows = await database.query('select length(raw_transcript) as length from studio_jobs where job_id = $1', [
      jobId,
    ]);
    expect(rows).toEqual([{ length: 1_250_000 }]);
  });

  async function columnsOf(except: readonly string[]): Promise<string[]> {
    const rows = await database.query<{ column_name: string }>(
      `select column_name from information_schema.columns where table_schema = 'public' and table_name = 'studio_jobs'`,
    );
    return rows.map((row) => row.column_name).filter((name) => !except.includes(name));
  }
});
