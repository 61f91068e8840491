import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bytesIn, rangeOf } from '../../../src/jobs/rest/byte-range.js';
import { startTestProject, type TestProject, type TestUser } from '../../support/test-project.js';

const RECORDING = Buffer.from(Array.from({ length: 300_000 }, (_, at) => at % 251));

let project: TestProject;
let alice: TestUser;
let bob: TestUser;
let jobId: string;
beforeAll(async () => {
  project = await startTestProject();
  [alice, bob] = [await project.signUp(), await project.signUp()];
  const path = `${alice.id}/interview.mp3`;
  const upload = await project.service.storage.from('audio').upload(path, RECORDING, { contentType: 'audio/mpeg' });
  if (upload.error) throw upload.error;
  jobId = await add(alice.id, path);
});
afterAll(() => project?.stop());

async function add(userId: string, path: string): Promise<string> {
  const [row] = await project.database.query<{ job_id: string }>(
    `insert into studio_jobs (user_id, raw_audio_url, submitted_by) values ($1, $2, 'user') returning job_id`,
    [userId, path],
  );
  return row!.job_id;
}

async function audio(as: string, headers: Record<string, string> = {}, id = jobId) {
  const response = await project.call('GET', `/v1/jobs/${id}/audio`, { as, headers });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

describe('GET /v1/jobs/:id/audio', () => {
  it('is the whole recording for its owner and for the secret key', async () => {
    for (const token of [alice.token, project.secretKey]) {
      const { status, headers, bytes } = await audio(token);
      expect([status, headers.get('content-type'), headers.get('accept-ranges')]).toEqual([200, 'audio/mpeg', 'bytes']);
      expect(bytes.equals(RECORDING)).toBe(true);
    }
  });

  it.each([
    ['bytes=0-9', 0, 9],
    ['bytes=299990-', 299_990, 299_999],
    ['bytes=-5', 299_995, 299_999],
    ['bytes=100000-999999999', 100_000, 299_999],
  ])('is a part of it for %s', async (range, first, last) => {
    const { status, headers, bytes } = await audio(alice.token, { range });
    expect([status, headers.get('content-range')]).toEqual([206, `bytes ${first}-${last}/300000`]);
    expect(bytes.equals(RECORDING.subarray(first, last + 1))).toBe(true);
  });

  it('refuses a range beyond the end', async () => {
    const { status, headers } = await audio(alice.token, { range: 'bytes=300000-' });
    expect([status, headers.get('content-range')]).toEqual([416, 'bytes */300000']);
  });

  it('is not there for another user, nor by a job of theirs that names the object', async () => {
    expect((await audio(bob.token)).status).toBe(404);
    const forged = await add(bob.id, `${alice.id}/interview.mp3`);
    expect((await audio(bob.token, {}, forged)).status).toBe(404);
  });
});

describe('a range of bytes', () => {
  it('is what a slice of the whole would be, however the source is cut', async () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(200), fc.nat(200), async (pieces, first, length) => {
        const whole = Buffer.from(
          Array.from({ length: pieces.reduce((sum, size) => sum + size, 0) }, (_, at) => at % 256),
        );
        const range = rangeOf(`bytes=${first}-${first + length}`, whole.length);
        if (range === 'unsatisfiable') return expect(first).toBeGreaterThanOrEqual(whole.length);
        const ends = pieces.map((_, at) => pieces.slice(0, at + 1).reduce((sum, size) => sum + size, 0));
        const source = Readable.from(pieces.map((size, at) => whole.subarray(ends[at]! - size, ends[at])));
        const read: Uint8Array[] = [];
        for await (const piece of bytesIn(source, range!)) read.push(piece);
        expect(Buffer.concat(read).equals(whole.subarray(first, first + length + 1))).toBe(true);
      }),
    );
  });
});
