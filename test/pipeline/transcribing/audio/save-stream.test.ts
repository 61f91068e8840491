import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { saveStream } from '../../../../src/pipeline/transcribing/audio/save-stream.js';

const pieces = (...lengths: number[]) =>
  ReadableStream.from(lengths.map((length) => new Uint8Array(length).fill(length)));

describe('saving a download', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'save-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const save = (stream: ReadableStream<Uint8Array>, maxBytes = 10, signal = new AbortController().signal) =>
    saveStream(stream, { path: join(folder, 'file'), maxBytes, signal, onBytes: () => undefined });

  it('writes every byte, for nobody else to read', async () => {
    expect(await save(pieces(3, 2, 5))).toBe(10);
    expect([...(await readFile(join(folder, 'file')))]).toEqual([3, 3, 3, 2, 2, 5, 5, 5, 5, 5]);
    expect((await stat(join(folder, 'file'))).mode & 0o777).toBe(0o600);
  });

  it('refuses one byte too many, and nothing at all', async () => {
    await expect(save(pieces(5, 6))).rejects.toMatchObject({ code: 'AUDIO_TOO_LARGE' });
    await rm(join(folder, 'file'));
    await expect(save(pieces())).rejects.toMatchObject({
      code: 'AUDIO_UNREADABLE',
      message: expect.stringMatching(/empty/),
    });
  });

  it('lets go of an endless source as soon as the limit is passed', async () => {
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(4)),
      cancel: () => {
        cancelled = true;
      },
    });
    await expect(save(endless)).rejects.toMatchObject({ code: 'AUDIO_TOO_LARGE' });
    expect(cancelled).toBe(true);
  });

  it('is tried again after a source that breaks off', async () => {
    const broken = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new TypeError('terminated')),
    });
    await expect(save(broken)).rejects.toMatchObject({ code: 'INTERNAL', retryable: true });
  });

  it('stops on abort, even when the source says nothing', async () => {
    const abort = new AbortController();
    const silent = new ReadableStream<Uint8Array>(
      { pull: () => abort.abort(new Error('cancelled')) },
      { highWaterMark: 0 },
    );
    await expect(save(silent, 10, abort.signal)).rejects.toThrow('cancelled');
  });
});
