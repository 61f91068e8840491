import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assemblyai } from '../../../support/fake-speech/assemblyai.js';
import { FakeSpeech } from '../../../support/fake-speech/fake-speech.js';
import { StageUnderTest } from '../stage-under-test.js';

describe('a part that a provider transcribes later', () => {
  let test: StageUnderTest;
  let fake: FakeSpeech;
  beforeAll(async () => {
    test = await StageUnderTest.start();
    fake = await FakeSpeech.start(assemblyai());
  });
  afterAll(async () => {
    await fake.close();
    await test.stop();
  });
  const orders = (jobId: string) =>
    test.project.database.query<{ held: string; attempt: number }>(
      'select held, attempt from transcript_orders where job_id = $1',
      [jobId],
    );

  it('is ordered once, although the worker died before the transcript was finished', async () => {
    const transcriber = { kind: 'assemblyai', baseUrl: fake.address, model: 'universal-2', apiKey: fake.apiKey };
    const jobId = await test.project.addJob();
    fake.always({ kind: 'json', body: { status: 'processing' } }, 'question');
    const killed = new AbortController();
    const first = test.run({ jobId }, { transcriber }, killed.signal).catch((error: unknown) => error);
    await test.project.database.until(async () => (await orders(jobId)).length === 1);
    killed.abort(new Error('killed'));
    expect(await first).toMatchObject({ message: 'killed' });
    fake.reset();
    fake.says([{ start: 0, end: 40, text: 'It was recorded in one evening, and nobody slept.', speaker: 'A' }]);
    const attempt = await test.claimAgain(jobId);
    const transcript = await test.run({ jobId, attempt }, { transcriber });
    expect(transcript.text).not.toBe('');
    expect([fake.of('upload').length, fake.of('order').length]).toEqual([1, 1]);
    expect(await orders(jobId)).toEqual([]);
  });
});
