import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { decodeAudio } from '../../../../src/pipeline/transcribing/audio/audio-decoder.js';
import { withScratchFolder } from '../../../../src/pipeline/transcribing/audio/scratch-folder.js';
import { eventually } from '../../../support/eventually.js';
import { quietLogger } from '../../../support/quiet-logger.js';
import { DecodingTest, fixture, frames, wav } from './decoding.js';

/** A file that answers each write as a full disk does. */
const FULL = '/dev/full';
const onLinux = existsSync(FULL) ? it : it.skip;

describe('no room', () => {
  let test: DecodingTest;
  beforeEach(async () => {
    test = await DecodingTest.open();
  });
  afterEach(() => test.close());
  const diskFull = { code: 'INTERNAL', retryable: true, message: expect.stringMatching(/^DISK_FULL: /) };

  onLinux(
    'on the disk for what is decoded ends the job with a code of its own, and the next one is decoded',
    async () => {
      for (const name of ['speech.mp3', 'speech.wav', 'speech.m4a']) {
        const decoding = decodeAudio({
          inputPath: fixture(name),
          outputPath: FULL,
          maxSeconds: 3600,
          signal: new AbortController().signal,
          log: quietLogger,
          onProgress: () => undefined,
        });
        await expect(decoding).rejects.toMatchObject(diskFull);
      }
      expect((await test.decode(fixture('speech.mp3'))).durationSeconds).toBeGreaterThan(1);
    },
  );

  onLinux('on the disk for a download or a part ends the job likewise, and leaves no folder', async () => {
    let folder = '';
    const work = withScratchFolder(async (own) => {
      folder = own;
      await writeFile(FULL, 'x'.repeat(100_000));
    });
    await expect(work).rejects.toMatchObject(diskFull);
    expect(existsSync(folder)).toBe(false);
  });

  (process.platform === 'linux' ? it : it.skip)(
    'in the machine’s memory: a decoder that the system kills ends one job, which is tried again',
    async () => {
      const long = wav(frames(120, (time) => [Math.sin(time * 2000)]));
      // On a busy machine the decoder may be done before the kill reaches it: then the next try shows what this is about.
      let fault: unknown = null;
      for (let tries = 0; fault === null && tries < 10; tries += 1) {
        const decoding = test.decode(long).then(
          () => null,
          (error: unknown) => error,
        );
        const pid = await eventually(async () => childOf(process.pid));
        process.kill(pid, 'SIGKILL');
        fault = await decoding;
      }
      expect(fault).toMatchObject({
        code: 'INTERNAL',
        retryable: true,
        message: expect.stringMatching(/^OUT_OF_MEMORY: /),
      });
      expect((await test.decode(fixture('speech.mp3'))).durationSeconds).toBeGreaterThan(1);
    },
  );
});

/** The decoder among the children of a process, null while there is none. */
async function childOf(parent: number): Promise<number | null> {
  const children = await readFile(join('/proc', String(parent), 'task', String(parent), 'children'), 'utf8');
  for (const pid of children.trim().split(' ').filter(Boolean)) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8');
    if (command.includes('decode-process')) return Number(pid);
  }
  return null;
}
