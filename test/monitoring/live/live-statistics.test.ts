import { describe, expect, it } from '@jest/globals';
import type { Caller, UserCaller } from '../../../src/access/caller.js';
import { AdminStanding } from '../../../src/monitoring/live/admin-standing.js';
import { LiveStatistics } from '../../../src/monitoring/live/live-statistics.js';
import type { JobStatsFigures } from '../../../src/monitoring/stats/figures.js';
import { ManualClock } from '../../support/manual-clock.js';
import { quietLogger } from '../../support/quiet-logger.js';

const SERVICE: Caller = { kind: 'service', local: false };
const user = (userId: string, admin: boolean): UserCaller => ({
  kind: 'user',
  userId,
  admin,
  email: null,
  sessionId: null,
  claims: {},
  expiresAt: new Date(Date.now() + 60_000),
});

/** Figures that count how often they were computed, and for whom. */
class CountedStatistics {
  readonly askedBy: string[] = [];
  failures = 0;

  stats(caller: Caller): Promise<JobStatsFigures> {
    this.askedBy.push(caller.kind === 'user' && !caller.admin ? caller.userId : 'operators');
    if (this.failures > 0) {
      this.failures -= 1;
      return Promise.reject(new Error('the database is away'));
    }
    return Promise.resolve({ total: this.askedBy.length } as JobStatsFigures);
  }
}

function watched(admin: () => boolean = () => true) {
  const counted = new CountedStatistics();
  const standing = new AdminStanding({ isAdmin: async () => admin() }, quietLogger);
  const clock = new ManualClock();
  const live = new LiveStatistics(counted, standing, quietLogger, clock);
  const stop = () => {
    live.onModuleDestroy();
    standing.onModuleDestroy();
  };
  return { counted, standing, live, clock, stop };
}

describe('live statistics', () => {
  it('are computed once for all operators and once for each user, at the shortest interval too', async () => {
    const { counted, live, clock, stop } = watched();
    const operators = [SERVICE, user('a', true), user('b', true), ...Array.from({ length: 20 }, () => SERVICE)];
    const streams = [...operators, user('c', false), user('c', false)].map((caller) => live.watch(caller, 1_000));
    const everybodyHas = async (total: number) => {
      const values = await Promise.all(streams.map(async (stream) => (await stream.next()).value));
      const seen = new Set(values.map((figures) => figures?.total));
      expect([...seen].every((number) => number === total - 1 || number === total)).toBe(true);
      expect(counted.askedBy.filter((by) => by === 'operators')).toHaveLength(total / 2);
      expect(counted.askedBy.filter((by) => by === 'c')).toHaveLength(total / 2);
      // Each stream has set its next timer before the clock moves on.
      await until(() => clock.pending === streams.length);
    };
    await everybodyHas(2);
    clock.advance(1_000);
    await everybodyHas(4);
    clock.advance(1_000);
    await everybodyHas(6);
    for (const stream of streams) await stream.return();
    expect(clock.pending).toBe(0);
    stop();
  });

  it('do not come before the interval is over', async () => {
    const { counted, live, clock, stop } = watched();
    const stream = live.watch(SERVICE, 60_000);
    await stream.next();
    await until(() => clock.pending === 1);
    const beforeTick = 60_000 - (clock.now() % 60_000) - 1;
    clock.advance(beforeTick);
    expect(clock.pending).toBe(1);
    expect(counted.askedBy).toHaveLength(1);
    clock.advance(1);
    expect((await stream.next()).value).toEqual({ total: 2 });
    await stream.return();
    stop();
  });

  it('continue after the database was unreachable, and end for an admin who is revoked', async () => {
    let admin = true;
    const { counted, live, standing, clock, stop } = watched(() => admin);
    counted.failures = 1;
    const stream = live.watch(user('a', true), 1_000);
    await until(() => clock.pending === 1);
    clock.advance(1_000);
    expect((await stream.next()).value).toEqual({ total: 2 });
    admin = false;
    await standing.check();
    await expect(stream.next()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await stream.next()).toEqual({ value: undefined, done: true });
    stop();
  });
});

/** Lets what is under way go on, a turn of the event loop at a time, until the condition holds. */
async function until(holds: () => boolean): Promise<void> {
  for (let turns = 0; !holds(); turns += 1) {
    if (turns > 1_000) throw new Error('it did not come about');
    await new Promise((resolve) => setImmediate(resolve));
  }
}
