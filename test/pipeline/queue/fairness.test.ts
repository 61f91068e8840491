import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StageScript } from '../../support/scripted-stages.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { startTestPipeline, type TestPipeline } from '../../support/test-pipeline.js';

describe('fairness between users', () => {
  let database: TestDatabase;
  let alice: string;
  let bob: string;
  let idle: TestPipeline;
  beforeAll(async () => {
    database = await createTestDatabase();
    [alice, bob] = [await database.addUser(), await database.addUser()];
    idle = await startTestPipeline(database, new StageScript(), { roles: ['api'] });
  });
  afterAll(async () => {
    await idle.stop();
    await database.drop();
  });

  /** Delivers a job of each user to REFINING, in one group; answers their turns. */
  async function turns(users: readonly string[]): Promise<number[]> {
    const deliveries = users.map((userId) => ({
      deliveryId: randomUUID(),
      jobId: randomUUID(),
      userId,
      stage: 'REFINING' as const,
    }));
    await database.db.transaction().execute((trx) => idle.queue.deliver(trx, deliveries));
    const rows = await database.query<{ id: string; turn: number }>('select id, -priority as turn from pgboss.job');
    const byId = new Map(rows.map(({ id, turn }) => [id, turn]));
    return deliveries.map(({ deliveryId }) => byId.get(deliveryId) as number);
  }

  it('gives a user turns that follow each other, and a newcomer the one that is being served next', async () => {
    expect(await turns([alice, alice, bob, alice])).toEqual([1, 2, 1, 3]);
    expect(await turns([alice])).toEqual([4]);
    await database.query(`update queue_clocks set turn = 100 where stage = 'REFINING'`);
    expect(await turns([bob, alice, bob])).toEqual([101, 101, 102]);
  });

  it('gives no turn twice to one user, however many transactions ask concurrently', async () => {
    const given = await Promise.all(Array.from({ length: 20 }, () => turns([bob, alice])));
    for (const index of [0, 1]) expect(new Set(given.map((pair) => pair[index])).size).toBe(20);
  });

  it("starts another user's first job behind no more than the stages then running and one", async () => {
    const script = new StageScript();
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    script.on('TRANSCRIBING', () => gate);
    const pipeline: TestPipeline = await startTestPipeline(database, script, { workerConcurrency: 2 });
    try {
      for (let index = 0; index < 40; index += 1) await pipeline.submit(alice);
      await script.ran((runs) => runs.length === 2);
      const first = await pipeline.submit(bob);
      open();
      await script.ran((runs) => runs.some((run) => run.jobId === first));
      const order = script.runs.filter((run) => run.stage === 'TRANSCRIBING').map((run) => run.jobId);
      expect(order.indexOf(first)).toBeLessThanOrEqual(2 + 2);
    } finally {
      open();
      await pipeline.stop();
    }
  });
});
