import { describe, expect, it } from '@jest/globals';
import { Semaphore } from '../../src/platform/semaphore.js';

describe('a semaphore', () => {
  it('runs as many concurrently as there are places, the others in the order they came', async () => {
    const semaphore = new Semaphore(2);
    const gates = Array.from({ length: 4 }, () => Promise.withResolvers<void>());
    const begun: number[] = [];
    const work = gates.map(({ promise }, index) =>
      semaphore.run(async () => {
        begun.push(index);
        await promise;
        return index;
      }),
    );
    await turn();
    expect(begun).toEqual([0, 1]);
    gates[1]?.resolve();
    await work[1];
    await turn();
    expect(begun).toEqual([0, 1, 2]);
    for (const gate of gates) gate.resolve();
    expect(await Promise.all(work)).toEqual([0, 1, 2, 3]);
  });

  it('lets a waiter go when its signal is aborted, without running its work', async () => {
    const semaphore = new Semaphore(1);
    const gate = Promise.withResolvers<void>();
    const first = semaphore.run(() => gate.promise);
    const stop = new AbortController();
    let ran = false;
    const second = semaphore.run(async () => {
      ran = true;
    }, stop.signal);
    stop.abort(new Error('cancelled'));
    await expect(second).rejects.toThrow('cancelled');
    gate.resolve();
    await first;
    expect(await semaphore.run(async () => ran)).toBe(false);
  });

  it('frees the place of work that fails', async () => {
    const semaphore = new Semaphore(1);
    await expect(semaphore.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await semaphore.run(async () => 'next')).toBe('next');
  });
});

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
