import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProviderGate } from '../../../src/pipeline/providers/provider-gate.js';
import { Fault } from '../../../src/platform/fault.js';
import { type GraphQlProject, startGraphQlProject } from '../../jobs/graphql/graphql-project.js';
import { quietLogger } from '../../support/quiet-logger.js';
import { quietProviderWatch } from '../../support/quiet-provider-watch.js';

const ASK =
  '{ providers { provider state failures openedAt openUntil pausedUntil lastFault { code message retryable } } }';

describe('the providers', () => {
  let project: GraphQlProject;
  beforeAll(async () => {
    const transcriber = { baseUrl: 'https://api.openai.com/v1', model: 'whisper-1', apiKey: 'key' };
    project = await startGraphQlProject({ transcriber });
  });
  afterAll(() => project.stop());

  it('are shown with their breakers, since when they are open and why', async () => {
    const gate = new ProviderGate(project.database.db, quietLogger, quietProviderWatch);
    const down = () => Promise.reject(new Fault('REFINER_UNAVAILABLE', 'It is down.'));
    const signal = new AbortController().signal;
    const limits = { parallel: 1, requestsPerMinute: 0 };
    for (let times = 0; times < 5; times++) await gate.ask('a.test/m', limits, signal, down).catch(() => undefined);
    await gate.ask('b.test/m', limits, signal, down).catch(() => undefined);
    const { data } = await project.ask(ASK);
    const lastFault = { code: 'REFINER_UNAVAILABLE', message: 'It is down.', retryable: true };
    expect(data.providers).toEqual([
      {
        provider: 'a.test/m',
        state: 'OPEN',
        failures: 5,
        openedAt: expect.any(String),
        openUntil: expect.any(String),
        pausedUntil: null,
        lastFault,
      },
      {
        provider: 'b.test/m',
        state: 'CLOSED',
        failures: 1,
        openedAt: null,
        openUntil: null,
        pausedUntil: null,
        lastFault,
      },
    ]);
  });

  it('are for operators alone', async () => {
    const { token } = await project.signUp();
    expect((await project.ask(ASK, {}, token)).code).toBe('FORBIDDEN');
    expect((await project.ask('{ retiringModels { model } }', {}, token)).code).toBe('FORBIDDEN');
  });

  it('have models whose end is known, where the settings use one', async () => {
    const { on, ...known } = (await project.ask('{ retiringModels { model on } }')).data.retiringModels[0];
    expect([known, Date.parse(on)]).toEqual([{ model: 'whisper-1' }, Date.UTC(2027, 1, 26)]);
  });
});
