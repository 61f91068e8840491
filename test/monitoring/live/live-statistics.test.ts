import { describe, expect, it } from '@jest/globals';
import type { Caller, UserCaller } from '../../../src/access/caller.js';
import { AdminStanding } from '../../../src/monitoring/live/admin-standing.js';
import { LiveStatistics } from '../../../src/monitoring/live/live-statistics.js';
import type { JobStatsFigures } from '../../../src/monitoring/stats/figures.js';
import { quietLogger } from '../../support/quiet-logger.js';

const SERVICE: Caller = { kind: 'service', local: false };
const user = (userId: string, admin: boolean): UserCaller => ({
  kind: 'user',
  userId,
  admin,
  email: null,
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
  const live = new LiveStatistics(counted, standing, quietLogger);
  const stop = () => {
    live.onModuleDestroy();
    standing.onModuleDestroy();
  };
  return { counted, standing, live, stop };
}

describe('live statistics', () => {
  it('are computed once for all operators and once for each user, at the shortest interval too', async () => {
    const { counted, live, stop } = watched();
    const operators = [SERVICE, user('a', true), user('b', true), ...Array.from({ length: 20 }, () => SERVICE)];
    const streams = [...operators, user('c', false), user('c', false)].map((caller) => live.watch(caller, 1_000));
    const started = Date.now();
    const seen = await Promise.all(
      streams.map(async (stream) => [await stream.next(), await stream.next(), await stream.next()]),
    );
    expect(Date.now() - started).toBeGreaterThan(900);
    expect(seen.every((values) => values.every(({ done }) => done === false))).toBe(true);
    // The first at once, then one at each full second.
    expect(counted.askedBy.filter((by) => by === 'operators').length).toBeLessThanOrEqual(4);
    expect(counted.askedBy.filter((by) => by === 'c').length).toBeLessThanOrEqual(4);
    for (const stream of streams) await stream.return();
    stop();
  });

  it('go on after the database was away, and end for an admin who is revoked', async () => {
    let admin = true;
    const { counted, live, standing, stop } = watched(() => admin);
    counted.failures = 1;
    const stream = live.watch(user('a', true), 1_000);
    expect((await stream.next()).value).toEqual({ total: 2 });
    admin = false;
    await standing.check();
    await expect(stream.next()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await stream.next()).toEqual({ value: undefined, done: true });
    stop();
  });
});
