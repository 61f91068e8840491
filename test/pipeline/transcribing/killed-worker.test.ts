import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { placeOf, StageUnderTest } from './stage-under-test.js';
import { WorkerProcess } from './worker-process.js';

describe('a worker that is killed in the middle of a recording', () => {
  let test: StageUnderTest;
  let worker: WorkerProcess;
  beforeAll(async () => {
    test = await StageUnderTest.start();
    worker = new WorkerProcess(test.project, test.fake, { TRANSCRIBER_CAPABILITIES: 'chunkSeconds=20, parallel=1' });
  });
  afterAll(async () => {
    await worker?.stop();
    await test?.stop();
  });

  const row = async (jobId: string) => {
    const [job] = await test.project.database.query<{ status: string; raw_transcript: string | null }>(
      'select status, raw_transcript from studio_jobs where job_id = $1',
      [jobId],
    );
    return job;
  };
  const starts = () => test.fake.requests.map((request) => placeOf({ filename: request.filename ?? '' })[0]);

  it('leaves the parts that are stored paid for once, by the provider’s own record', async () => {
    const { userId, database } = test.project;
    await test.project.upload(`${userId}/sample.mp3`, await readFile('samples/test-audio.mp3'));
    test.fake.transcriptions.next({ kind: 'delayed', ms: 0 }, { kind: 'hang' });
    worker.start();
    const first = worker.pid;
    const [inserted] = await database.query<{ job_id: string }>(
      'insert into studio_jobs (user_id, raw_audio_url) values ($1, $2) returning job_id',
      [userId, `${userId}/sample.mp3`],
    );
    const jobId = inserted?.job_id as string;
    await test.fake.arrived('/audio/transcriptions', 2);
    expect(await test.chunks(jobId)).toHaveLength(1);
    await worker.killHard();
    worker.start();
    const done = await database.until(async () => {
      const job = await row(jobId);
      return job?.status === 'COMPLETE' || job?.status === 'FAILED' ? job : null;
    });
    expect(done).toMatchObject({ status: 'COMPLETE', raw_transcript: expect.stringMatching(/^word0 .*word41$/) });
    const asked = starts();
    const [one, two, three] = [...new Set(asked)].sort((a, b) => a - b);
    expect(asked).toEqual([one, two, two, three]);
    expect(await test.chunks(jobId)).toHaveLength(3);
    const left = (await readdir(tmpdir())).filter((name) => name.startsWith(`studio-audio-${first}-`));
    expect(left).toEqual([]);
  });
});
