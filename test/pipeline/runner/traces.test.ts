import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IntakeWriter } from '../../../src/jobs/intake/intake-writer.js';
import { SubmissionAnnouncer } from '../../../src/jobs/intake/submission-announcer.js';
import { FreeSlots } from '../../../src/jobs/lifecycle/free-slots.js';
import { ProviderWatch } from '../../../src/pipeline/providers/provider-watch.js';
import { Fault } from '../../../src/platform/fault.js';
import { withoutSecrets } from '../../../src/platform/logging/redaction.js';
import { Instruments } from '../../../src/platform/telemetry/instruments.js';
import { TRACING, type Tracing } from '../../../src/platform/telemetry/tracing.js';
import { quietLogger } from '../../support/quiet-logger.js';
import { StageScript } from '../../support/scripted-stages.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { startTestPipeline, type TestPipeline } from '../../support/test-pipeline.js';
import { startTraceReceiver, type TraceReceiver } from '../../support/trace-receiver.js';

const JOBS = 40;
const NAMES = ['replica-a', 'replica-b'];

let database: TestDatabase;
let receiver: TraceReceiver;
let replicas: TestPipeline[];
const scripts = NAMES.map(() => new StageScript());
beforeAll(async () => {
  database = await createTestDatabase();
  receiver = await startTraceReceiver();
  replicas = await Promise.all(
    NAMES.map((serviceName, at) =>
      startTestPipeline(database, scripts[at]!, {
        workerConcurrency: 3,
        stageAttempts: 1,
        tracing: { endpoint: receiver.url, headers: { 'x-api-key': 'abc' }, serviceName },
      }),
    ),
  );
});
afterAll(async () => {
  await Promise.all(replicas.map((replica) => replica.stop()));
  await receiver.stop();
  await database.drop();
});

async function submit(replica: TestPipeline, userId: string, file: string): Promise<string> {
  const tracing = replica.app.get<Tracing>(TRACING, { strict: false });
  const announcer = new SubmissionAnnouncer(database.db, replica.lifecycle, quietLogger);
  const writer = new IntakeWriter(database.db, replica.lifecycle, tracing, new FreeSlots(), announcer);
  const [answer] = writer.insert({ kind: 'service', local: false }, [
    {
      jobId: null,
      clientJobId: null,
      userId,
      rawAudioUrl: file,
      submittedBy: 'service',
      deliveryId: crypto.randomUUID(),
      actor: 'test',
    },
  ]);
  return (await answer)?.jobId as string;
}

describe('traces of jobs', () => {
  it('hold one trace for each job, from its intake to its end, over both replicas', async () => {
    const user = await database.addUser();
    for (const [at, script] of scripts.entries()) {
      const watch = new ProviderWatch(
        new Instruments(),
        replicas[at]!.app.get(TRACING, { strict: false }),
        withoutSecrets,
      );
      script.on('TRANSCRIBING', async () => {
        await watch.around('speech.example/whisper', async () => 'text');
      });
    }
    const ids = await Promise.all(
      Array.from({ length: JOBS }, (_, at) => submit(replicas[at % 2]!, user, `${at}.mp3`)),
    );
    const spans = await receiver.until(() => {
      const roots = receiver.spans.filter(({ name }) => name === 'job');
      return roots.length >= JOBS && receiver.spans.length >= JOBS * 6 ? receiver.spans : null;
    });
    for (const id of ids) {
      const trace = spans.filter(({ traceId }) => traceId === id.replaceAll('-', ''));
      const names = trace.map(({ name }) => name).sort();
      expect(names).toEqual([
        'ask speech.example/whisper',
        'intake',
        'job',
        'stage ENRICHING',
        'stage REFINING',
        'stage TRANSCRIBING',
      ]);
      const root = trace.find(({ name }) => name === 'job')!;
      const stage = trace.find(({ name }) => name === 'stage TRANSCRIBING')!;
      expect(root.parentSpanId).toBeNull();
      for (const span of trace.filter(({ name }) => /^(stage|intake)/.test(name))) {
        expect(span.parentSpanId).toBe(root.spanId);
      }
      expect(trace.find(({ name }) => name.startsWith('ask'))?.parentSpanId).toBe(stage.spanId);
      expect(root.endMs).toBeGreaterThanOrEqual(stage.endMs);
    }
    const servicesOf = (id: string) =>
      new Set(spans.filter(({ traceId }) => traceId === id.replaceAll('-', '')).map(({ service }) => service));
    expect(ids.some((id) => servicesOf(id).size === 2)).toBe(true);
    expect(new Set(receiver.headers.map((headers) => headers['x-api-key']))).toEqual(new Set(['abc']));
  });

  it('say by the code alone why a job failed', async () => {
    for (const script of scripts) {
      script.on('TRANSCRIBING', () => {
        throw new Fault('NO_SPEECH', 'canary: nobody speaks', { cause: new Error('canary') });
      });
    }
    const id = await submit(replicas[0]!, await database.addUser(), 'silence.mp3');
    const failed = await receiver.until(() => {
      const trace = receiver.spans.filter(({ traceId }) => traceId === id.replaceAll('-', ''));
      return trace.some(({ name }) => name === 'job') && trace.length >= 3 ? trace : null;
    });
    expect(
      failed
        .filter(({ status }) => status === 2)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['job', 'stage TRANSCRIBING']);
    expect(JSON.stringify(receiver.spans)).not.toContain('canary');
  });
});
