import { afterEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import type { Fault } from '../../../src/platform/fault.js';
import { RequestLimiter } from '../../../src/platform/http/request-limiter.js';

afterEach(() => {
  jest.restoreAllMocks();
});

function taken(limiter: RequestLimiter, caller: string): number | null {
  try {
    limiter.take(caller);
    return null;
  } catch (error) {
    expect((error as Fault).code).toBe('RATE_LIMITED');
    return (error as Fault).retryAfterMs ?? 0;
  }
}

describe('RequestLimiter', () => {
  it("never lets more through than a minute's worth at once and the rate after it, and keeps its word on Retry-After", () => {
    const waits = fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 200 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), waits, (perMinute, steps) => {
        let now = 1_000;
        jest.spyOn(performance, 'now').mockImplementation(() => now);
        const limiter = new RequestLimiter(perMinute);
        let passed = 0;
        for (const step of steps) {
          now += step;
          const wait = taken(limiter, 'a');
          if (wait === null) passed += 1;
          else {
            now += wait;
            expect(taken(limiter, 'a')).toBeNull();
            passed += 1;
          }
        }
        expect(passed).toBeLessThanOrEqual(perMinute + ((now - 1_000) / 60_000) * perMinute + 1e-6);
      }),
    );
  });

  it('counts each caller for itself', () => {
    const limiter = new RequestLimiter(2);
    expect([taken(limiter, 'a'), taken(limiter, 'a'), taken(limiter, 'b')]).toEqual([null, null, null]);
    expect(taken(limiter, 'a')).toBeGreaterThan(0);
  });

  it('forgets those it has not seen for longest, not those that keep coming', () => {
    const limiter = new RequestLimiter(1);
    limiter.take('persistent');
    for (let caller = 0; caller < 50_000; caller += 1) {
      limiter.take(`caller ${caller}`);
      if (caller % 10_000 === 0) expect(taken(limiter, 'persistent')).toBeGreaterThan(0);
    }
    expect(taken(limiter, 'caller 1')).toBeNull();
  });

  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('takes %s as %s', (address, network) => {
    expect(new RequestLimiter(1).network(address)).toBe(network);
  });
});
