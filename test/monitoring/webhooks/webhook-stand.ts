import { UserDirectory } from '../../../src/access/user-directory.js';
import { UserStore } from '../../../src/access/user-store.js';
import { DueDeliveries } from '../../../src/monitoring/webhooks/due-deliveries.js';
import type { WebhookEvent, WebhookScope } from '../../../src/monitoring/webhooks/webhook.js';
import { WebhookCaller } from '../../../src/monitoring/webhooks/webhook-caller.js';
import { WebhookDelivering } from '../../../src/monitoring/webhooks/webhook-delivering.js';
import { newWebhookSecret } from '../../../src/monitoring/webhooks/webhook-secret.js';
import { insertWebhook } from '../../../src/monitoring/webhooks/webhook-store.js';
import { WebhookWorker } from '../../../src/monitoring/webhooks/webhook-worker.js';
import { createRedactor } from '../../../src/platform/logging/redaction.js';
import { openDatabase } from '../../../src/platform/postgres/database.js';
import { PostgresListener } from '../../../src/platform/postgres/listener.js';
import { Instruments } from '../../../src/platform/telemetry/instruments.js';
import { capture } from '../../platform/logging/capture.js';
import { quietLogger } from '../../support/quiet-logger.js';
import type { TestDatabase } from '../../support/test-database.js';
import { testEnvironment } from '../../support/test-environment.js';

const EVENTS: readonly WebhookEvent[] = ['job.completed', 'job.failed'];

/** A clock that runs with the machine's, shifted. */
export class ShiftedClock {
  shiftMs = 0;
  now = () => Date.now() + this.shiftMs;
  after = (delayMs: number, work: () => void) => {
    const timer = setTimeout(work, delayMs);
    return () => clearTimeout(timer);
  };
}

/** A replica that delivers webhooks: its own pool, the real claims and calls. */
export async function startWebhookReplica(database: TestDatabase, clock = new ShiftedClock(), localMode = true) {
  const environment = testEnvironment({ databaseUrl: database.url, roles: ['scheduler'], localMode });
  const db = openDatabase({ url: database.url, poolSize: 4, log: quietLogger });
  const listener = new PostgresListener({ url: database.url, log: quietLogger });
  const logged = capture();
  const instruments = new Instruments();
  const users = new UserDirectory(new UserStore(db));
  const { log } = logged;
  const caller = new WebhookCaller(clock, environment, createRedactor());
  const delivering = new WebhookDelivering(db, users, caller, log, instruments);
  const due = new DueDeliveries(db, clock);
  const worker = new WebhookWorker(due, delivering, listener, environment, log);
  return {
    worker,
    due,
    clock,
    logged,
    instruments,
    /** Listens for notifications, as the engine does. */
    async listen() {
      await listener.start();
      worker.onApplicationBootstrap();
    },
    async stop() {
      await worker.onModuleDestroy();
      await listener.close();
      await db.destroy();
    },
  };
}

/** An endpoint with its secret. */
export async function addEndpoint(
  database: TestDatabase,
  url: string,
  more: { userId?: string | null; scope?: WebhookScope; events?: readonly WebhookEvent[] } = {},
) {
  const secret = newWebhookSecret();
  const { userId = null, scope = 'ALL', events = EVENTS } = more;
  const made = { userId, scope, events, url, description: '', secret };
  const id = await database.db.transaction().execute((trx) => insertWebhook(trx, made));
  return { id, secret };
}

/** Jobs that complete, each by an update of its own or all by one. */
export async function completeJobs(database: TestDatabase, userId: string, count = 1): Promise<readonly string[]> {
  const rows = await database.query<{ job_id: string }>(
    `insert into studio_jobs (user_id, raw_audio_url, delivery_id, status, raw_transcript, system_prompt_used)
     select $1, 'secret-recording.mp3', gen_random_uuid(), 'REFINING', 'the spoken words', 'the prompt'
     from generate_series(1, $2::integer) returning job_id`,
    [userId, count],
  );
  const jobs = rows.map((row) => row.job_id);
  await database.query(
    `update studio_jobs set status = 'COMPLETE', refined_text = 'the written words', verdict = 'PASS' where job_id = any ($1::uuid[])`,
    [jobs],
  );
  return jobs;
}
