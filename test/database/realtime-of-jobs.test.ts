import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ChangeStream } from '../../src/local/front/realtime/change-stream.js';
import type { RowChange } from '../../src/local/front/realtime/pgoutput.js';
import { Arrivals } from '../support/moments.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let user: string;
beforeAll(async () => {
  database = await createTestDatabase();
  user = await database.addUser();
});
afterAll(() => database.drop());

const insert = async () => {
  const id = randomUUID();
  await database.query('insert into studio_jobs (job_id, user_id, raw_audio_url) values ($1, $2, $3)', [
    id,
    user,
    'a.mp3',
  ]);
  return id;
};
const move = (id: string, status: string, more = '') =>
  database.query(`update studio_jobs set status = $2 ${more} where job_id = $1`, [id, status]);

/** As hosted Supabase has it, as far as the engine uses it. */
const REALTIME = `create schema realtime;
  create table realtime.sent (payload jsonb, event text, topic text, private boolean);
  create function realtime.send(payload jsonb, event text, topic text, private boolean default true) returns void
    language sql as 'insert into realtime.sent values (payload, event, topic, private)'`;

describe('what Supabase Realtime gets of a job', () => {
  it('has status and user in each change, and leaves out a large text that did not change', async () => {
    await database.query('create publication supabase_realtime for table public.studio_jobs');
    const arrived = new Arrivals<RowChange>();
    const stream = await ChangeStream.open({
      databaseUrl: database.url,
      publication: 'supabase_realtime',
      onChange: arrived.add,
      onEnd: () => undefined,
    });
    const id = await insert();
    // Random, so that compression does not make it small.
    const transcript = randomBytes(30_000).toString('hex');
    await move(id, 'TRANSCRIBING');
    await move(id, 'ENRICHING', `, raw_transcript = '${transcript}'`);
    await move(id, 'REFINING', `, system_prompt_used = 'p'`);
    await arrived.until(({ length }) => length >= 4);
    await stream.close();
    const changes = arrived.all;
    const rows = changes.map(({ row }) => row ?? {});
    expect(rows.map(({ status }) => status)).toEqual(['NEW', 'TRANSCRIBING', 'ENRICHING', 'REFINING']);
    expect(rows.map(({ user_id: owner }) => owner)).toEqual([user, user, user, user]);
    expect(changes[1]?.old).toEqual({ job_id: id });
    expect(rows[2]?.raw_transcript).toBe(transcript);
    expect(rows[3]).not.toHaveProperty('raw_transcript');
  });

  it('gets id, status and progress of each move on the private topic of its user', async () => {
    await database.query(REALTIME);
    const id = await insert();
    await move(id, 'TRANSCRIBING');
    await move(id, 'ENRICHING', `, raw_transcript = 'secret words'`);
    await move(id, 'FAILED', `, error_details = '{"code":"INTERNAL","message":"m"}'`);
    const sent = await database.query('select * from realtime.sent');
    const message = (status: string, progress: number | null) => ({
      payload: { job_id: id, status, progress },
      event: 'status',
      topic: `jobs:${user}`,
      private: true,
    });
    expect(sent).toEqual([
      message('NEW', 0),
      message('TRANSCRIBING', 0),
      message('ENRICHING', 33),
      message('FAILED', null),
    ]);
  });

  it('moves a job although the broadcast fails', async () => {
    await database.query(`create or replace function realtime.send(payload jsonb, event text, topic text, private boolean default true)
      returns void language plpgsql as 'begin raise exception ''Realtime is down''; end'`);
    const id = await insert();
    await move(id, 'TRANSCRIBING');
    const rows = await database.query('select status, event_count from studio_jobs where job_id = $1', [id]);
    expect(rows).toEqual([{ status: 'TRANSCRIBING', event_count: 2 }]);
  });
});
