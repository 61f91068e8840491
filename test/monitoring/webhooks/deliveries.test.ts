import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { rotateSecret } from '../../../src/monitoring/webhooks/webhook-store.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { type Receiver, startReceiver, verified } from './receiver.js';
import { addEndpoint, completeJobs, ShiftedClock, startWebhookReplica } from './webhook-stand.js';

const MINUTE = 60_000;
type Replica = Awaited<ReturnType<typeof startWebhookReplica>>;

describe('webhooks', () => {
  let database: TestDatabase;
  let userId: string;
  let receiver: Receiver;
  let replica: Replica;
  beforeAll(async () => {
    database = await createTestDatabase();
    userId = await database.addUser();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    await database.query('delete from webhooks');
    receiver = await startReceiver();
    replica = await startWebhookReplica(database);
  });
  afterEach(async () => {
    await replica.stop();
    await receiver.close();
  });

  const deliveries = () =>
    database.query<Record<string, unknown>>('select * from webhook_deliveries order by delivery_id');

  it('tell a receiver of each job that ended, in a message that the library accepts', async () => {
    const { secret } = await addEndpoint(database, receiver.url);
    const [jobId] = await completeJobs(database, userId);
    const details = { code: 'NO_SPEECH', message: 'the spoken words', stage: 'TRANSCRIBING', retryable: false };
    const [failed] = await database.query<{ job_id: string }>(
      `insert into studio_jobs (user_id, raw_audio_url, delivery_id) values ($1, 'a', gen_random_uuid()) returning job_id`,
      [userId],
    );
    await database.query(`update studio_jobs set status = 'FAILED', error_details = $2 where job_id = $1`, [
      failed?.job_id,
      JSON.stringify(details),
    ]);
    await replica.worker.runOnce();

    const messages = receiver.received.map((message) => verified(secret, message));
    expect(messages.find(({ type }) => type === 'job.completed')).toEqual({
      type: 'job.completed',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      data: {
        job_id: jobId,
        user_id: userId,
        status: 'COMPLETE',
        verdict: 'PASS',
        processing_time_ms: expect.any(Number),
        event_number: 2,
        attempt: 0,
        links: { job: `/v1/jobs/${jobId}` },
      },
    });
    expect(messages.find(({ type }) => type === 'job.failed')?.data).toMatchObject({
      job_id: failed?.job_id,
      status: 'FAILED',
      error: { code: 'NO_SPEECH', stage: 'TRANSCRIBING', retryable: false },
    });
    expect(receiver.received.map(({ body }) => body).join()).not.toMatch(/words|secret-recording|prompt/);
    expect(await replica.instruments.render()).toContain(
      'studio_webhook_attempts_total{event="job.completed",outcome="delivered"} 1',
    );
  });

  it('are refused by the library when tampered with, old or signed by another secret', async () => {
    const { secret } = await addEndpoint(database, receiver.url);
    const other = await addEndpoint(database, receiver.url, { events: ['alert.raised'] });
    await completeJobs(database, userId);
    await replica.worker.runOnce();
    const [message] = receiver.received as [(typeof receiver.received)[number]];
    verified(secret, message);
    expect(() => verified(secret, { ...message, body: message.body.replace('COMPLETE', 'FAILED') })).toThrow(
      'signature',
    );
    expect(() => verified(other.secret, message)).toThrow('signature');
    const replayed = { ...message.headers, 'webhook-id': 'msg_another' };
    expect(() => verified(secret, { ...message, headers: replayed })).toThrow('signature');
    const later = { ...message.headers, 'webhook-timestamp': String(Math.floor(Date.now() / 1000) + 10) };
    expect(() => verified(secret, { ...message, headers: later })).toThrow('signature');

    // The engine's own clock stands in the header: a message of ten minutes ago is refused although its signature is right.
    replica.clock.shiftMs = -10 * MINUTE;
    await completeJobs(database, userId);
    await replica.worker.runOnce();
    expect(() => verified(secret, receiver.received[1] as typeof message)).toThrow('too old');
  });

  it('reach a receiver that was down for ten minutes later, and once', async () => {
    const { secret, id } = await addEndpoint(database, receiver.url);
    replica.clock.shiftMs = -11 * MINUTE;
    receiver.answer = (response) => response.writeHead(503).end('down for maintenance');
    await completeJobs(database, userId);
    const from = replica.clock.now();
    // Every half minute, as the backstop would look.
    for (let passed = 0; passed < 10 * MINUTE; passed += MINUTE / 2) {
      replica.clock.shiftMs = from + passed - Date.now();
      await replica.worker.runOnce();
    }
    expect(receiver.received).toHaveLength(3);
    const [waiting] = await deliveries();
    expect(waiting).toMatchObject({ status: 'PENDING', attempts: 3, response_status: 503 });
    expect((waiting as { log: object[] }).log[0]).toMatchObject({ body: 'down for maintenance', status: 503 });

    receiver.answer = (response) => response.writeHead(200).end();
    replica.clock.shiftMs = 26 * MINUTE;
    await replica.worker.runOnce();
    replica.clock.shiftMs = 600 * MINUTE;
    await replica.worker.runOnce();
    expect(receiver.received).toHaveLength(4);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await deliveries()).toMatchObject([{ status: 'DELIVERED', attempts: 4 }]);
    expect(await database.query('select failing_since from webhooks where webhook_id = $1', [id])).toEqual([
      { failing_since: null },
    ]);
    expect(secret).toMatch(/^whsec_/);
  });

  it('hold up no other receiver and no job: 1,000 jobs complete while one receiver never answers', async () => {
    const slow = await startReceiver();
    slow.answer = () => undefined;
    const inState = (status: string) =>
      database.query('select from webhook_deliveries where status = $1 and lease_until is null', [status]);
    try {
      await addEndpoint(database, slow.url);
      await addEndpoint(database, receiver.url);
      await replica.listen();
      const jobs = await completeJobs(database, userId, 1_000);
      await receiver.until(1_000);
      // A call ends after 15 s, which a busy machine needs for the thousand: the next one can arrive before the end of the one before.
      expect(slow.open.most).toBeGreaterThanOrEqual(5);
      expect(slow.open.most).toBeLessThanOrEqual(10);
      const told = receiver.received.map(({ body }) => JSON.parse(body).data.job_id);
      expect(told.sort()).toEqual([...jobs].sort());
      expect(receiver.open.most).toBeLessThanOrEqual(5);
      // The receiver sees a message before the worker has stored its answer: a stop in between would hand it back.
      await database.until(async () => (await inState('DELIVERED')).length === 1_000);
    } finally {
      await replica.stop();
      await slow.close();
    }
    // What was under way is handed back.
    expect(await inState('PENDING')).toHaveLength(1_000);
    replica = await startWebhookReplica(database);
  });

  it('are delivered once by two replicas', async () => {
    await addEndpoint(database, receiver.url);
    const second = await startWebhookReplica(database);
    try {
      const jobs = await completeJobs(database, userId, 60);
      await Promise.all([replica.worker.runOnce(), second.worker.runOnce(), replica.worker.runOnce()]);
      expect(receiver.received.map(({ body }) => JSON.parse(body).data.job_id).sort()).toEqual([...jobs].sort());
    } finally {
      await second.stop();
    }
  });

  it('are sent although another claim held their endpoint at the first look', async () => {
    const { id } = await addEndpoint(database, receiver.url);
    const [job] = await completeJobs(database, userId);
    const looked = Promise.withResolvers<void>();
    const claim = replica.due.claim.bind(replica.due);
    replica.due.claim = (limit) => claim(limit).finally(() => looked.resolve());
    const { run } = await database.db.transaction().execute(async (trx) => {
      await sql`select from webhooks where webhook_id = ${id} for update`.execute(trx);
      const started = replica.worker.runOnce();
      await looked.promise;
      return { run: started };
    });
    await run;
    expect(receiver.received.map(({ body }) => JSON.parse(body).data.job_id)).toEqual([job]);
  });

  it('of a replica that died are sent again under the same id when its lease has ended', async () => {
    await addEndpoint(database, receiver.url);
    receiver.answer = () => undefined;
    const dying = await startWebhookReplica(database, new ShiftedClock());
    await completeJobs(database, userId);
    const lost = dying.worker.runOnce();
    await receiver.until(1);
    await replica.worker.runOnce();
    expect(receiver.received).toHaveLength(1);
    receiver.answer = (response) => response.writeHead(200).end();
    replica.clock.shiftMs = 2 * MINUTE;
    await replica.worker.runOnce();
    expect(receiver.received).toHaveLength(2);
    expect(receiver.received[0]?.headers['webhook-id']).toBe(receiver.received[1]?.headers['webhook-id']);
    // What the first one finds out afterwards changes nothing.
    await dying.stop();
    await lost;
    expect(await deliveries()).toMatchObject([{ status: 'DELIVERED', attempts: 1 }]);
  });

  it('are signed with both secrets while a rotation lasts, and with the new one alone afterwards', async () => {
    const { id, secret: old } = await addEndpoint(database, receiver.url);
    const fresh = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    await database.db.transaction().execute((trx) => rotateSecret(trx, id, fresh, 24));
    await completeJobs(database, userId);
    await replica.worker.runOnce();
    const [both] = receiver.received as [(typeof receiver.received)[number]];
    verified(old, both);
    verified(fresh, both);
    await database.query(
      `update webhook_secrets set expires_at = now() - interval '1 second' where expires_at is not null`,
    );
    await completeJobs(database, userId);
    await replica.worker.runOnce();
    verified(fresh, receiver.received[1] as typeof both);
    expect(() => verified(old, receiver.received[1] as typeof both)).toThrow('signature');
  });

  it('keep no secret in the log or in a row, also where a receiver sends it back', async () => {
    const { secret } = await addEndpoint(database, receiver.url);
    receiver.answer = (response) => response.writeHead(500).end(`we know ${secret} and ${'x'.repeat(5_000)}`);
    await completeJobs(database, userId);
    await replica.worker.runOnce();
    const [row] = await deliveries();
    expect(JSON.stringify(row)).not.toContain(secret.slice('whsec_'.length, 30));
    expect((row as { log: [{ body: string }] }).log[0].body.length).toBeLessThanOrEqual(500);
    expect(replica.logged.text()).not.toContain(secret);
  });

  it('end for a receiver that is gone, and for one that failed for days: with a reason', async () => {
    const { id } = await addEndpoint(database, receiver.url);
    const reason = async () =>
      (
        await database.query<{ disabled_reason: string; enabled: boolean }>(
          'select * from webhooks where webhook_id = $1',
          [id],
        )
      )[0];
    receiver.answer = (response) => response.writeHead(500).end();
    await completeJobs(database, userId, 2);
    await replica.worker.runOnce();
    expect(await reason()).toMatchObject({ enabled: true });
    replica.clock.shiftMs = 5 * 24 * 60 * MINUTE + MINUTE;
    await replica.worker.runOnce();
    expect(await reason()).toMatchObject({ enabled: false, disabled_reason: expect.stringContaining('5 days') });
    expect((await deliveries()).map(({ status }) => status)).toEqual(['FAILED', 'FAILED']);

    await database.query('update webhooks set enabled = true, disabled_reason = null, failing_since = null');
    receiver.answer = (response) => response.writeHead(410).end();
    await completeJobs(database, userId);
    await replica.worker.runOnce();
    expect(await reason()).toMatchObject({ enabled: false, disabled_reason: expect.stringContaining('410') });
    expect(await completeJobs(database, userId)).toHaveLength(1);
    expect(await deliveries()).toHaveLength(3);
  });

  it('go to the owner of the jobs, and to operators while they are operators', async () => {
    const [other, admin] = [await database.addUser(), await database.addUser({ admin: true })];
    const own = await addEndpoint(database, `${receiver.url}/own`, { userId, scope: 'OWN' });
    await addEndpoint(database, `${receiver.url}/other`, { userId: other, scope: 'OWN' });
    const all = await addEndpoint(database, `${receiver.url}/all`, { userId: admin });
    await completeJobs(database, userId);
    const rows = await deliveries();
    expect(rows.map(({ webhook_id }) => webhook_id).sort()).toEqual([own.id, all.id].sort());
    await database.query(`update auth.users set raw_app_meta_data = '{}' where id = $1`, [admin]);
    await replica.worker.runOnce();
    expect(receiver.received).toHaveLength(1);
    expect(
      await database.query('select enabled, disabled_reason from webhooks where webhook_id = $1', [all.id]),
    ).toEqual([{ enabled: false, disabled_reason: expect.stringContaining('no longer an admin') }]);
  });

  it('are not written for imported rows, disabled endpoints and moves that end nothing', async () => {
    const { id } = await addEndpoint(database, receiver.url);
    await database.query(
      `insert into studio_jobs (user_id, raw_audio_url, delivery_id, status, raw_transcript, refined_text, system_prompt_used)
       values ($1, 'a', gen_random_uuid(), 'COMPLETE', 't', 'r', 'p')`,
      [userId],
    );
    await database.query(
      `insert into studio_jobs (user_id, raw_audio_url, delivery_id) values ($1, 'a', gen_random_uuid())`,
      [userId],
    );
    await database.query(`update studio_jobs set status = 'TRANSCRIBING' where status = 'NEW'`);
    await database.query('update webhooks set enabled = false where webhook_id = $1', [id]);
    await completeJobs(database, userId);
    expect(await deliveries()).toEqual([]);
  });
});
