import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CircuitOpen } from '../../../src/pipeline/providers/circuit-open.js';
import { ProviderGate } from '../../../src/pipeline/providers/provider-gate.js';
import { Fault } from '../../../src/platform/fault.js';
import { quietLogger } from '../../support/quiet-logger.js';
import { quietProviderWatch } from '../../support/quiet-provider-watch.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

let database: TestDatabase;
let provider: string;
let count = 0;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(() => {
  count += 1;
  provider = `provider-${count}`;
});

/** One replica. */
const replica = () => new ProviderGate(database.db, quietLogger, quietProviderWatch);
const signal = new AbortController().signal;
const wide = { parallel: 100, requestsPerMinute: 0 };
const down = () => Promise.reject(new Fault('TRANSCRIBER_UNAVAILABLE', 'It is down.', { provider }));
const failTimes = async (gate: ProviderGate, times: number) => {
  for (let i = 0; i < times; i++) await expect(gate.ask(provider, wide, signal, down)).rejects.toThrow('It is down.');
};
const stateOf = async (gate: ProviderGate) => (await gate.states()).find((state) => state.provider === provider);

describe('requests to a provider', () => {
  it('are bounded over replicas', async () => {
    const gates = [replica(), replica(), replica()];
    let busy = 0;
    let most = 0;
    const full = Promise.withResolvers<void>();
    const request = async () => {
      busy += 1;
      most = Math.max(most, busy);
      if (busy === 3) full.resolve();
      await full.promise;
      await new Promise((resolve) => setTimeout(resolve, 30));
      busy -= 1;
    };
    const limits = { parallel: 3, requestsPerMinute: 0 };
    await Promise.all(
      Array.from({ length: 15 }, (_, i) => (gates[i % 3] as ProviderGate).ask(provider, limits, signal, request)),
    );
    expect(most).toBe(3);
  });

  it('keep to so many a minute, and a waiting one can be stopped', async () => {
    const [one, other] = [replica(), replica()];
    const limits = { parallel: 10, requestsPerMinute: 4 };
    let asked = 0;
    const request = async () => {
      asked += 1;
    };
    for (const gate of [one, other, one, other]) await gate.ask(provider, limits, signal, request);
    const abort = new AbortController();
    const fifth = other.ask(provider, limits, abort.signal, request);
    setTimeout(() => abort.abort(new Error('cancelled')), 300);
    await expect(fifth).rejects.toThrow('cancelled');
    expect(asked).toBe(4);
    await database.query(
      `update provider_permits set taken_at = taken_at - interval '61 seconds' where provider = $1`,
      [provider],
    );
    await other.ask(provider, limits, signal, request);
    expect(asked).toBe(5);
  });

  it('of a replica that died stop counting', async () => {
    const started = Date.now();
    await database.query(
      `insert into provider_permits (permit_id, provider, expires_at)
       values (gen_random_uuid(), $1, clock_timestamp() + interval '300 milliseconds')`,
      [provider],
    );
    await replica().ask(provider, { parallel: 1, requestsPerMinute: 0 }, signal, async () => undefined);
    expect(Date.now() - started).toBeGreaterThan(200);
  });

  it('wait in every replica when one was asked to pause', async () => {
    const limited = () => Promise.reject(new Fault('TRANSCRIBER_RATE_LIMITED', 'Wait.', { retryAfterMs: 1_500 }));
    const started = Date.now();
    await expect(replica().ask(provider, wide, signal, limited)).rejects.toThrow('Wait.');
    await replica().ask(provider, wide, signal, async () => undefined);
    expect(Date.now() - started).toBeGreaterThan(1_400);
    expect((await stateOf(replica()))?.failures).toBe(0);
  });
});

describe('the breaker', () => {
  it('opens after five failures in a row, for every replica, and says why', async () => {
    await failTimes(replica(), 5);
    const resting = replica().ask(provider, wide, signal, async () => 'never asked');
    await expect(resting).rejects.toBeInstanceOf(CircuitOpen);
    await expect(resting).rejects.toMatchObject({
      code: 'TRANSCRIBER_UNAVAILABLE',
      message: 'It is down.',
      retryable: true,
    });
    expect(await stateOf(replica())).toMatchObject({
      state: 'open',
      failures: 5,
      lastFault: { message: 'It is down.' },
    });
  });

  it('forgets failures when one request succeeds', async () => {
    const [one, other] = [replica(), replica()];
    await failTimes(one, 4);
    await other.ask(provider, wide, signal, async () => undefined);
    await failTimes(one, 4);
    expect(await stateOf(one)).toMatchObject({ state: 'closed', failures: 4 });
  });

  it('lets one request try when its time is over, and closes when that is answered', async () => {
    const gate = replica();
    await failTimes(gate, 5);
    await database.query(`update provider_states set open_until = clock_timestamp() where provider = $1`, [provider]);
    expect(await stateOf(gate)).toMatchObject({ state: 'half-open' });
    const release = Promise.withResolvers<void>();
    const entered = Promise.withResolvers<void>();
    const trial = gate.ask(provider, wide, signal, () => {
      entered.resolve();
      return release.promise;
    });
    await entered.promise;
    await expect(replica().ask(provider, wide, signal, async () => undefined)).rejects.toBeInstanceOf(CircuitOpen);
    release.resolve();
    await trial;
    expect(await stateOf(gate)).toMatchObject({ state: 'closed', failures: 0 });
  });

  it('rests longer after a trial that failed', async () => {
    const gate = replica();
    const restMs = async () => {
      const [row] = await database.query<{ ms: number }>(
        `select extract(epoch from open_until - updated_at)::float8 * 1000 as ms from provider_states where provider = $1`,
        [provider],
      );
      return Math.round((row?.ms ?? 0) / 1000) * 1000;
    };
    await failTimes(gate, 5);
    const rests = [await restMs()];
    for (let trial = 0; trial < 3; trial += 1) {
      await database.query(`update provider_states set open_until = clock_timestamp() where provider = $1`, [provider]);
      await failTimes(gate, 1);
      rests.push(await restMs());
    }
    expect(rests).toEqual([10_000, 20_000, 40_000, 80_000]);
  });

  it('does not blame a provider for what it was asked', async () => {
    const gate = replica();
    const refused = () => Promise.reject(new Fault('TRANSCRIBER_REJECTED', 'Bad request.', { providerStatus: 400 }));
    for (let i = 0; i < 6; i++) await expect(gate.ask(provider, wide, signal, refused)).rejects.toThrow('Bad request.');
    expect(await stateOf(gate)).toBeUndefined();
  });
});
