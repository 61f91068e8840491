import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { HeartbeatJudgement } from '../../../src/pipeline/queue/heartbeat-judgement.js';

/** A check each second from 0 on, all well but where `trouble` says otherwise. */
function verdicts(
  seconds: number,
  trouble: Readonly<Record<number, Partial<{ tookMs: number | null; at: number; up: number; shutsOut: boolean }>>> = {},
) {
  const calm = new HeartbeatJudgement(5_000);
  return Array.from({ length: seconds }, (_, second) => {
    const { tookMs = 3, at = second * 1000, up = 3_600, shutsOut = false } = trouble[second] ?? {};
    return calm.observe({ at, tookMs, serverUpSeconds: up, shutsOut });
  });
}

describe('the judgement whether missing heartbeats mean dead workers', () => {
  it('is made once everything has gone well for long enough', () => {
    expect(verdicts(8)).toEqual([false, false, false, false, false, true, true, true]);
  });

  it.each([
    ['the database did not answer', { 8: { tookMs: null } }],
    ['it answered late', { 8: { tookMs: 20_000, at: 8_000 } }],
    ['it was started anew', { 8: { up: 1 } }],
    ['it took no writes, or no more connections', { 8: { shutsOut: true } }],
  ])('waits again after %s', (_name, trouble) => {
    const result = verdicts(16, trouble);
    expect(result.slice(5, 8)).toEqual([true, true, true]);
    expect(result.slice(8, 13)).toEqual([false, false, false, false, false]);
    expect(result[13]).toBe(true);
  });

  it('is made after a minute on a server that is always full', () => {
    const full = Object.fromEntries(Array.from({ length: 80 }, (_, second) => [second, { shutsOut: true }]));
    const result = verdicts(80, full);
    expect(result.indexOf(true)).toBe(64);
    expect(result.slice(64)).not.toContain(false);
  });

  it('waits again after this process stood still', () => {
    const calm = new HeartbeatJudgement(5_000);
    for (let second = 0; second <= 6; second += 1)
      calm.observe({ at: second * 1000, tookMs: 3, serverUpSeconds: 999, shutsOut: false });
    expect(calm.observe({ at: 30_000, tookMs: 3, serverUpSeconds: 999, shutsOut: false })).toBe(false);
    expect(calm.observe({ at: 31_000, tookMs: 3, serverUpSeconds: 999, shutsOut: false })).toBe(false);
  });

  it('is never made within the needed time after a trouble', () => {
    const step = fc.record({
      gap: fc.integer({ min: 500, max: 8_000 }),
      tookMs: fc.option(fc.integer({ min: 0, max: 4_000 })),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const calm = new HeartbeatJudgement(5_000);
        let at = 0;
        let troubledAt = 0;
        for (const { gap, tookMs } of steps) {
          at += gap;
          const calmNow = calm.observe({ at, tookMs, serverUpSeconds: 9_999, shutsOut: false });
          if (tookMs === null || tookMs > 2_000) troubledAt = at;
          if (calmNow) expect(at - troubledAt).toBeGreaterThanOrEqual(tookMs === null ? 1 : 0);
          if (calmNow && troubledAt > 0) expect(at - troubledAt).toBeGreaterThanOrEqual(5_000);
        }
      }),
    );
  });
});
