// The real queue, pumps, runner and settler of one worker replica around stages of a set length that cost nothing.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import { enrichmentOutput, refinementOutput, transcriptOutput } from '../../dist/jobs/results/stage-output.js';
import { PipelineModule } from '../../dist/pipeline/pipeline.module.js';
import { DeliveryQueue } from '../../dist/pipeline/queue/delivery-queue.js';
import { QueueModule } from '../../dist/pipeline/queue/queue.module.js';
import { StagePumps } from '../../dist/pipeline/runner/stage-pumps.js';
import { STAGES } from '../../dist/pipeline/stages/stage.js';
import { readEnvironment } from '../../dist/platform/environment/read-environment.js';
import { createLogger } from '../../dist/platform/logging/create-logger.js';
import { PlatformModule } from '../../dist/platform/platform.module.js';
import { openDatabase } from '../../dist/platform/postgres/database.js';
import { PostgresListener } from '../../dist/platform/postgres/listener.js';

/** Jobs of one transaction when many are submitted. */
const GROUP = 500;
const USAGE = { provider: 'scripted', model: 'none', requests: 0 };
const TEXT = 'word '.repeat(400);

class Root {}

/** Settings of an engine beside this database. */
export function settings(databaseUrl, overrides = {}) {
  return {
    SUPABASE_URL: 'http://127.0.0.1:1',
    SUPABASE_ANON_KEY: 'sb_publishable_bench',
    SUPABASE_SERVICE_ROLE_KEY: 'sb_secret_bench',
    DATABASE_URL: databaseUrl,
    HOST: '127.0.0.1',
    LOG_LEVEL: 'error',
    REQUESTS_PER_MINUTE: '1000000',
    ...overrides,
  };
}

/**
 * @param stageMs how long each run of a stage takes
 * @param paused takes nothing before `begin` is called: a measurement then leaves the start of the process out
 */
export async function startReplica(
  databaseUrl,
  { roles = 'worker', concurrency = 10, stageMs = 0, paused = false } = {},
) {
  const environment = readEnvironment(
    settings(databaseUrl, { ENGINE_ROLES: roles, WORKER_CONCURRENCY: String(concurrency) }),
    { envFile: null },
  );
  const log = createLogger({ level: 'error' });
  const database = openDatabase({ url: databaseUrl, poolSize: 10, log });
  const listener = new PostgresListener({ url: databaseUrl, log });
  const platform = PlatformModule.of({ environment, log, database, listener });
  const queueModule = QueueModule.with(platform);
  const starts = [];
  const pipeline = PipelineModule.with([platform, queueModule], { provide: STAGES, useValue: stages(stageMs, starts) });
  const module = { module: Root, imports: [platform, queueModule, pipeline] };
  const start = StagePumps.prototype.start;
  if (paused) StagePumps.prototype.start = () => undefined;
  const app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  StagePumps.prototype.start = start;
  await listener.start();
  const queue = app.get(DeliveryQueue);
  return {
    /** One entry for each start of a stage, in order. */
    starts,
    begin: () => app.get(StagePumps).start(),
    submit: (userIds) => submit(database, queue, userIds),
    async stop() {
      await app.close();
      await listener.close();
      await database.destroy();
    },
  };
}

function stages(stageMs, starts) {
  return Object.keys(OUTPUTS).map((status) => ({
    status,
    run: async ({ job }) => {
      starts.push({ stage: status, jobId: job.jobId, at: performance.now() });
      if (stageMs > 0) await pause(stageMs);
    },
    output: () => OUTPUTS[status],
  }));
}

/** Takes in one job for each entry, in groups; returns their ids. */
async function submit(database, queue, userIds) {
  const ids = [];
  for (let from = 0; from < userIds.length; from += GROUP) {
    const jobs = userIds.slice(from, from + GROUP).map((userId) => ({
      jobId: randomUUID(),
      deliveryId: randomUUID(),
      userId,
      stage: 'TRANSCRIBING',
    }));
    await database.transaction().execute(async (trx) => {
      const rows = jobs.map(({ jobId, deliveryId, userId }) => ({
        job_id: jobId,
        user_id: userId,
        raw_audio_url: 'audio.mp3',
        delivery_id: deliveryId,
        moved_by: 'bench',
      }));
      await trx.insertInto('studio_jobs').values(rows).execute();
      await queue.deliver(trx, jobs);
    });
    ids.push(...jobs.map(({ jobId }) => jobId));
  }
  return ids;
}

/** What each stage leaves: short texts, as long as those of the peers in bench/pipeline. */
export const OUTPUTS = {
  TRANSCRIBING: transcriptOutput({
    text: TEXT,
    segments: [{ start: 0, end: 1.5, text: TEXT, confidence: 0.9 }],
    language: 'en',
    languageConfidence: 0.99,
    durationSeconds: 2,
    speechSeconds: 1.5,
    flags: [],
    usage: [{ ...USAGE, audioSeconds: 2 }],
  }),
  ENRICHING: enrichmentOutput({
    document: {
      language: 'en',
      wordCount: 400,
      sentenceCount: 1,
      durationSeconds: 2,
      speakingRate: 60,
      keyTerms: [],
      glossaryHits: [],
    },
    systemPrompt: 'the prompt',
    brandBible: { name: 'bench', version: 1, hash: '0'.repeat(64) },
  }),
  REFINING: refinementOutput({
    text: TEXT,
    provider: 'scripted',
    model: 'none',
    verdict: 'PASS',
    findings: [],
    promptHash: '0'.repeat(64),
    usage: [],
  }),
};
