import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Fault } from '../../../src/platform/fault.js';
import { StageScript } from '../../support/scripted-stages.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { startTestPipeline, type TestPipeline } from '../../support/test-pipeline.js';

const NOT_STORABLE = {
  'a NUL': 'before\u0000after',
  'half a character': 'before\ud83dafter',
  'a character cut in two by our own limit': `${'x'.repeat(1_992)}${'😀'.repeat(10)}`,
};

let database: TestDatabase;
let user: string;
let script: StageScript;
let pipeline: TestPipeline;
beforeAll(async () => {
  database = await createTestDatabase();
  user = await database.addUser();
});
afterAll(() => database.drop());
beforeEach(async () => {
  script = new StageScript();
  pipeline = await startTestPipeline(database, script, { stageAttempts: 2, retryDelaySeconds: 0.01 });
});
afterEach(() => pipeline.stop());

/** Ended, with how often its stage ran. */
const endOf = (jobId: string) =>
  database.until(async () => {
    const [row] = await database.query<{ status: string; details: { code: string; message: string } }>(
      'select status, error_details as details from studio_jobs where job_id = $1',
      [jobId],
    );
    return row?.status === 'FAILED' ? { ...row.details, runs: script.runs.length } : null;
  });

describe('a fault that PostgreSQL cannot store as it is', () => {
  it.each(Object.entries(NOT_STORABLE))('ends its job in its tries all the same: %s in its cause', async (_, text) => {
    script.on('TRANSCRIBING', () => {
      throw new Fault('TRANSCRIBER_UNAVAILABLE', 'The provider answered with nonsense.', { cause: new Error(text) });
    });
    expect(await endOf(await pipeline.submit(user))).toMatchObject({ code: 'TRANSCRIBER_UNAVAILABLE', runs: 2 });
  });

  it.each(Object.entries(NOT_STORABLE))(
    'ends its job in its tries all the same: %s in its message',
    async (_, text) => {
      script.on('TRANSCRIBING', () => {
        throw new Fault('TRANSCRIBER_UNAVAILABLE', text, { provider: text.slice(0, 20) });
      });
      const ended = await endOf(await pipeline.submit(user));
      expect(ended).toMatchObject({ code: 'TRANSCRIBER_UNAVAILABLE', runs: 2 });
      expect(ended.message.isWellFormed()).toBe(true);
    },
  );
});
