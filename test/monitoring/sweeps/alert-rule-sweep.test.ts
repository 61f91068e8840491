import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CallerTransaction } from '../../../src/access/caller-transaction.js';
import { type AlertFigures, AlertFiguresReader } from '../../../src/monitoring/alerts/alert-figures.js';
import { countOpenEngineAlerts } from '../../../src/monitoring/alerts/engine-alert-store.js';
import { JobStatistics } from '../../../src/monitoring/stats/job-statistics.js';
import { AlertRuleSweep } from '../../../src/monitoring/sweeps/alert-rule-sweep.js';
import type { DeliveryQueue } from '../../../src/pipeline/queue/delivery-queue.js';
import { SYSTEM_CLOCK } from '../../../src/platform/clock.js';
import { capture } from '../../platform/logging/capture.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { testEnvironment } from '../../support/test-environment.js';
import { type Receiver, startReceiver, verified } from '../webhooks/receiver.js';
import { addEndpoint, completeJobs, startWebhookReplica } from '../webhooks/webhook-stand.js';

const environment = testEnvironment();

describe('the sweep of the alert rules', () => {
  let database: TestDatabase;
  let userId: string;
  let receiver: Receiver;
  let figures: AlertFigures;
  beforeAll(async () => {
    database = await createTestDatabase();
    userId = await database.addUser();
    receiver = await startReceiver();
  });
  afterAll(async () => {
    await receiver.close();
    await database.drop();
  });
  const reader = () => {
    const queue = { instances: async () => [] } as unknown as DeliveryQueue;
    const statistics = new JobStatistics(database.db, new CallerTransaction(database.db));
    return new AlertFiguresReader(database.db, statistics, queue, environment, SYSTEM_CLOCK);
  };
  beforeEach(async () => {
    await database.query('truncate engine_alerts, webhooks cascade');
    await database.query('delete from studio_jobs');
    await database.query('delete from provider_states');
    receiver.received.length = 0;
    figures = await reader().read();
  });

  const sweep = (log = capture().log) =>
    new AlertRuleSweep(database.db, { read: async () => figures }, environment, log);

  it('raises and clears an alert once: a row, a line of the log, a signed message, a figure', async () => {
    const { secret } = await addEndpoint(database, receiver.url, { events: ['alert.raised', 'alert.cleared'] });
    await addEndpoint(database, receiver.url, { userId, scope: 'OWN' });
    const { log, lines } = capture();
    figures = { ...figures, secondsWithoutWorker: 130 };
    expect(await sweep(log).runOnce()).toEqual({ raised: 1, cleared: 0, skipped: 0 });
    expect(await sweep(log).runOnce()).toEqual({ raised: 0, cleared: 0, skipped: 0 });
    expect(await countOpenEngineAlerts(database.db)).toMatchObject({ NO_WORKER: 1, QUEUE_AGE: 0 });
    figures = { ...figures, secondsWithoutWorker: 0 };
    expect(await sweep(log).runOnce()).toEqual({ raised: 0, cleared: 1, skipped: 0 });
    expect(await sweep(log).runOnce()).toEqual({ raised: 0, cleared: 0, skipped: 0 });
    expect(lines()).toMatchObject([
      { level: 'warn', rule: 'NO_WORKER', value: 130, threshold: 120 },
      { level: 'info', rule: 'NO_WORKER' },
    ]);

    const replica = await startWebhookReplica(database);
    try {
      await replica.worker.runOnce();
    } finally {
      await replica.stop();
    }
    const messages = receiver.received.map((message) => verified(secret, message));
    expect(messages.map(({ type }) => type).sort()).toEqual(['alert.cleared', 'alert.raised']);
    expect(messages.find(({ type }) => type === 'alert.raised')?.data).toEqual({
      alert_id: expect.any(String),
      rule: 'NO_WORKER',
      subject: '',
      value: 130,
      threshold: 120,
      message: expect.stringContaining('No worker has been alive'),
      raised_at: expect.any(String),
    });
  });

  it('uses a threshold that was set while it runs, and the setting again without one', async () => {
    figures = { ...figures, oldestWaitingSeconds: 700 };
    expect(await sweep().runOnce()).toMatchObject({ raised: 0 });
    const set = (threshold: number) =>
      database.query(
        `insert into alert_thresholds (rule, threshold, changed_by) values ('QUEUE_AGE', $1, 'test')
         on conflict (rule, subject) do update set threshold = excluded.threshold`,
        [threshold],
      );
    await set(600);
    expect(await sweep().runOnce()).toMatchObject({ raised: 1 });
    expect(await database.query('select rule, threshold from engine_alerts')).toEqual([
      { rule: 'QUEUE_AGE', threshold: 600 },
    ]);
    await set(0);
    expect(await sweep().runOnce()).toMatchObject({ raised: 0, cleared: 1 });
    await database.query('delete from alert_thresholds');
    figures = { ...figures, oldestWaitingSeconds: 901 };
    expect(await sweep().runOnce()).toMatchObject({ raised: 1 });
  });

  it('raises each once when many look at the same time', async () => {
    figures = { ...figures, providersDown: ['a', 'b'].map((provider) => ({ provider, seconds: 500 })) };
    await Promise.all([1, 2, 3, 4].map(() => sweep().runOnce()));
    const rows = await database.query('select rule, subject from engine_alerts order by subject');
    expect(rows).toEqual(['a', 'b'].map((subject) => ({ rule: 'PROVIDER_DOWN', subject })));
  });

  it('sees what the database has: failures, waiting jobs, open breakers and verdicts', async () => {
    await completeJobs(database, userId, 260);
    await database.query(
      `update studio_jobs set verdict = 'REVIEW' where job_id in (select job_id from studio_jobs order by created_at desc, job_id desc limit 30)`,
    );
    await database.query(
      `insert into studio_jobs (user_id, raw_audio_url, delivery_id) select $1, 'a', gen_random_uuid() from generate_series(1, 100)`,
      [userId],
    );
    const details = JSON.stringify({ code: 'TIMED_OUT', message: 'm', stage: 'REFINING', attempt: 1, retryable: true });
    await database.query(`update studio_jobs set status = 'FAILED', error_details = $1 where status = 'NEW'`, [
      details,
    ]);
    await database.query(
      `insert into studio_jobs (user_id, raw_audio_url, delivery_id, run_started_at) values ($1, 'a', gen_random_uuid(), now())`,
      [userId],
    );
    await database.query(
      `update studio_jobs set run_started_at = now() - interval '1000 seconds' where status = 'NEW'`,
    );
    await database.query(
      `insert into provider_states (provider, failures, opened_at, open_until)
       values ('openai', 9, now() - interval '300 seconds', now() + interval '60 seconds')`,
    );
    figures = await reader().read();
    expect(figures).toMatchObject({
      completions: 260,
      failures: 100,
      verdicts: { newest: 50, newestDoubtful: 30, before: 200, beforeDoubtful: 0 },
    });
    await sweep().runOnce();
    expect(
      (await database.query<{ rule: string }>('select rule from engine_alerts')).map(({ rule }) => rule).sort(),
    ).toEqual(['FAILURE_RATE', 'PROVIDER_DOWN', 'QUEUE_AGE', 'VERDICTS']);
  });
});
