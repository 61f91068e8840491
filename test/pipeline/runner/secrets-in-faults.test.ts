import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Environment } from '../../../src/platform/environment/environment.js';
import { Fault } from '../../../src/platform/fault.js';
import { StageScript } from '../../support/scripted-stages.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { startTestPipeline, type TestPipeline } from '../../support/test-pipeline.js';

/** What providers, proxies and databases were seen to quote in their errors, each with the part that must not be kept. */
const QUOTED: readonly (readonly [what: string, text: string, secret: string])[] = [
  ['a key of OpenAI', 'Incorrect API key provided: sk-proj-a1b2c3d4e5f6g7h8.', 'a1b2c3d4e5f6g7h8'],
  ['a key of Groq', 'invalid key gsk_Zz91kkQwErTy12', 'Zz91kkQwErTy12'],
  ['a secret key of Supabase', 'apikey sb_secret_q9w8e7r6t5y4 is not valid', 'q9w8e7r6t5y4'],
  ['a database URL', 'cannot reach postgresql://postgres:hunter2hunter2@db.example.com/postgres', 'hunter2hunter2'],
  [
    'a signed address',
    'GET https://x.supabase.co/storage/v1/object/sign/a.mp3?token=eyJhbGciOi.eyJ1cmwi.c2ln',
    'eyJ1cmwi',
  ],
  ['an Authorization header', 'sent headers {"authorization":"Bearer abcdef-0123456789"}', 'abcdef-0123456789'],
  ['a terminal escape', '\u001b[2J\u001b]0;owned\u0007', '\u001b'],
];

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
  pipeline = await startTestPipeline(database, script, { stageAttempts: 1 });
});
afterEach(() => pipeline.stop());

/** Everything the database keeps of a failed job. */
const storedOf = (jobId: string) =>
  database.until(async () => {
    const [row] = await database.query<{ kept: string }>(
      `select concat(error_details, (select json_agg(a) from job_attempts a where a.job_id = j.job_id)) as kept
       from studio_jobs j where job_id = $1 and status = 'FAILED'`,
      [jobId],
    );
    return row?.kept ?? null;
  });

describe('an error that quotes a secret', () => {
  it.each(QUOTED)('is stored without it: %s', async (_, text, secret) => {
    script.on('TRANSCRIBING', () => {
      const options = { cause: new Error(text), provider: text.slice(0, 40), retryable: false };
      throw new Fault('TRANSCRIBER_REJECTED', `The provider refused: ${text}`, options);
    });
    const stored = await storedOf(await pipeline.submit(user));
    expect(stored).toContain('TRANSCRIBER_REJECTED');
    expect(stored).not.toContain(secret);
  });

  it('is stored without a secret of the settings that looks like no key', async () => {
    await pipeline.stop();
    const password = 'correct horse battery';
    const supabase = { secretKey: password } as Environment['supabase'];
    pipeline = await startTestPipeline(database, script, { supabase, stageAttempts: 1 });
    script.on('TRANSCRIBING', () => {
      throw new Fault('TRANSCRIBER_REJECTED', `The proxy said: ${password}.`, { cause: new Error(password) });
    });
    const stored = await storedOf(await pipeline.submit(user));
    expect(stored).toContain('The proxy said');
    expect(stored).not.toContain(password);
  });
});
