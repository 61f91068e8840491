import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { StageClaim } from '../../../src/pipeline/runner/outcome.js';
import { RunningStages } from '../../../src/pipeline/runner/running-stages.js';
import { StagePause } from '../../../src/pipeline/runner/stage-pause.js';
import type { RunnerParts } from '../../../src/pipeline/runner/stage-runner.js';
import { StageRunner } from '../../../src/pipeline/runner/stage-runner.js';
import { StageTelemetry } from '../../../src/pipeline/runner/stage-telemetry.js';
import { SchemaTrouble } from '../../../src/platform/postgres/schema-trouble.js';
import { Instruments } from '../../../src/platform/telemetry/instruments.js';
import { NO_TRACING } from '../../../src/platform/telemetry/tracing.js';
import { quietLogger } from '../../support/quiet-logger.js';

const limits = { stageTimeoutSeconds: 60, stageAttempts: 3, retryDelaySeconds: 1, workerLosses: 3 };
const away = Object.assign(new Error('the database is away'), { code: '57P01' });

const claim = {
  jobId: 'j',
  deliveryId: 'd',
  retryCount: 0,
  job: { jobId: 'j', createdAt: new Date() },
  stage: 'TRANSCRIBING',
  attempt: 1,
  lostClaims: 0,
  stageFaults: 0,
  waitedMs: null,
  runStartedAt: null,
} as unknown as StageClaim;

/** A runner whose stage ends immediately, with the given settler. */
function runner(settle: () => Promise<'settled'>) {
  const parts = {
    stages: new Map([['TRANSCRIBING', { run: async () => ({}), output: () => ({ usage: [] }) }]]),
    settler: { settle },
    running: new RunningStages(),
    progress: { report: () => undefined, wait: () => undefined, end: () => undefined },
    trouble: new SchemaTrouble(),
    pause: new StagePause(),
    telemetry: new StageTelemetry(new Instruments(), NO_TRACING),
  };
  return new StageRunner(parts as unknown as RunnerParts, limits, quietLogger);
}

afterEach(() => {
  jest.restoreAllMocks();
});

describe('a result that was paid for', () => {
  it('is kept through an outage of any length, or a sleep of the machine, while the claim is held', async () => {
    const now = Date.now();
    let hours = 0;
    jest.spyOn(Date, 'now').mockImplementation(() => now + hours * 3_600_000);
    let tries = 0;
    const settle = async () => {
      hours += 1;
      tries += 1;
      if (tries < 3) throw away;
      return 'settled' as const;
    };
    await runner(settle).handle(claim, new AbortController().signal);
    expect(tries).toBe(3);
  });

  it('is dropped when the claim is lost', async () => {
    const held = new AbortController();
    let tries = 0;
    const settle = async () => {
      tries += 1;
      held.abort();
      throw away;
    };
    expect(await runner(settle).handle(claim, held.signal)).toBeNull();
    expect(tries).toBe(1);
  });
});
