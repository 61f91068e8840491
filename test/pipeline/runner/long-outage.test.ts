import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { RunningStages } from '../../../src/pipeline/runner/running-stages.js';
import { StagePause } from '../../../src/pipeline/runner/stage-pause.js';
import type { RunnerParts } from '../../../src/pipeline/runner/stage-runner.js';
import { StageRunner } from '../../../src/pipeline/runner/stage-runner.js';
import { SchemaTrouble } from '../../../src/platform/postgres/schema-trouble.js';
import { quietLogger } from '../../support/quiet-logger.js';

const limits = { stageTimeoutSeconds: 60, stageAttempts: 3, retryDelaySeconds: 1, workerLosses: 3 };
const taken = { deliveryId: 'd', retryCount: 0, jobId: 'j', stage: 'TRANSCRIBING' } as const;
const away = Object.assign(new Error('the database is away'), { code: '57P01' });

/** A runner whose stage is done at once, and whose settler does as told. */
function runner(settle: () => Promise<'settled'>) {
  const claim = {
    job: { jobId: 'j', createdAt: new Date() },
    stage: 'TRANSCRIBING',
    attempt: 1,
    lostClaims: 0,
    stageFaults: 0,
  };
  const parts = {
    stages: new Map([['TRANSCRIBING', { run: async () => ({ stage: 'TRANSCRIBING' }) }]]),
    claimer: { claim: async () => claim },
    settler: { settle },
    running: new RunningStages(),
    progress: { report: () => undefined, end: () => undefined },
    trouble: new SchemaTrouble(),
    rest: new StagePause(),
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
    await runner(settle).handle({ ...taken, signal: new AbortController().signal });
    expect(tries).toBe(3);
  });

  it('is let go of when the claim is lost', async () => {
    const claim = new AbortController();
    const settle = async () => {
      claim.abort();
      throw away;
    };
    await expect(runner(settle).handle({ ...taken, signal: claim.signal })).rejects.toBe(away);
  });
});
