import { describe, expect, it } from '@jest/globals';
import { GroupCommit } from '../../../src/platform/postgres/group-commit.js';

const limits = { items: 10, weight: 100, weigh: (item: number) => item };

/** Submits all at once; answers what became of each, and the groups that were written. */
async function submitAll(items: readonly number[], write: (group: readonly number[]) => void) {
  const groups: number[][] = [];
  const commit = new GroupCommit<number, number>(async (group) => {
    groups.push([...group]);
    write(group);
    return group.map((item) => item * 2);
  }, limits);
  const outcomes = await Promise.allSettled(items.map((item) => commit.submit(item)));
  return { groups, outcomes: outcomes.map((o) => (o.status === 'fulfilled' ? o.value : (o.reason as Error).message)) };
}

describe('writers that share a transaction', () => {
  it('are written immediately when alone, and together when they arrive meanwhile, up to the limits', async () => {
    const { groups, outcomes } = await submitAll([1, 2, 3, 98, 5, 200, 6], () => undefined);
    expect(groups).toEqual([[1], [2, 3], [98], [5], [200], [6]]);
    expect(outcomes).toEqual([2, 4, 6, 196, 10, 400, 12]);
  });

  it('fail alone where they would fail the group', async () => {
    const refuse = (group: readonly number[]) => {
      if (group.includes(7)) throw new Error('seven');
    };
    const { groups, outcomes } = await submitAll([1, 2, 3, 4, 5, 6, 7, 8, 9], refuse);
    expect(outcomes).toEqual([2, 4, 6, 8, 10, 12, 'seven', 16, 18]);
    // By halves: far fewer tries than one for each.
    expect(groups.slice(1)).toEqual([[2, 3, 4, 5, 6, 7, 8, 9], [2, 3, 4, 5], [6, 7, 8, 9], [6, 7], [6], [7], [8, 9]]);
  });

  it('do not wait for a small group that is slow, but for a large one', async () => {
    const ends: (() => void)[] = [];
    const commit = new GroupCommit<number, number>(
      (group) => new Promise((resolve) => ends.push(() => resolve(group))),
      { ...limits, items: 50, weight: 1_000, beside: 2 },
    );
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    const all = [commit.submit(1), ...commit.submitAll(Array.from({ length: 20 }, () => 2))];
    await turn();
    expect(ends).toHaveLength(2);
    all.push(commit.submit(3));
    await turn();
    ends[0]?.();
    await turn();
    expect(ends).toHaveLength(2);
    ends[1]?.();
    await turn();
    expect(ends).toHaveLength(3);
    ends[2]?.();
    expect(await Promise.all(all)).toHaveLength(22);
  });

  it('join a second concurrent group once they are half of those that come together', async () => {
    const groups: { readonly items: readonly number[]; readonly end: () => void }[] = [];
    const commit = new GroupCommit<number, number>(
      (items) => new Promise((resolve) => groups.push({ items, end: () => resolve(items) })),
      { ...limits, beside: 2, patienceMs: 60_000 },
    );
    const turns = async () => {
      for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    };
    const all = commit.submitAll([1, 1, 1, 1, 1, 1]);
    all.push(...commit.submitAll([2, 2]));
    await turns();
    expect(groups.map(({ items }) => items.length)).toEqual([6]);
    all.push(commit.submit(3));
    await turns();
    expect(groups.map(({ items }) => items)).toEqual([
      [1, 1, 1, 1, 1, 1],
      [2, 2, 3],
    ]);
    all.push(commit.submit(4));
    for (const { end } of groups) end();
    await turns();
    expect(groups[2]?.items).toEqual([4]);
    groups[2]?.end();
    expect(await Promise.all(all)).toHaveLength(10);
  });

  it('do not wait for a slow group longer than the patience, however few they are', async () => {
    const groups: number[][] = [];
    const { promise: slow, resolve: end } = Promise.withResolvers<void>();
    const commit = new GroupCommit<number, number>(
      async (items) => {
        groups.push([...items]);
        if (items.length === 6) await slow;
        return items;
      },
      { ...limits, beside: 2, patienceMs: 1 },
    );
    const first = commit.submitAll([1, 1, 1, 1, 1, 1]);
    expect(await commit.submit(2)).toBe(2);
    expect(groups).toEqual([[1, 1, 1, 1, 1, 1], [2]]);
    end();
    expect(await Promise.all(first)).toHaveLength(6);
  });

  it('fail together, and immediately, while the database is unreachable', async () => {
    let tries = 0;
    const away = () => {
      tries += 1;
      throw Object.assign(new Error('away'), { code: '57P01' });
    };
    const { outcomes } = await submitAll([1, 2, 3, 4], away);
    expect(outcomes).toEqual(['away', 'away', 'away', 'away']);
    expect(tries).toBe(2);
  });
});
