import { copyFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { listProcesses, signal as send } from '../../../faults/stand/process-list.js';
import { CircuitOpen } from '../../../src/pipeline/providers/circuit-open.js';
import { decodeSteadily } from '../../../src/pipeline/transcribing/steady-decoding.js';
import { requireTemporaryFolder } from '../../../src/pipeline/transcribing/temporary-folder.js';
import { eventually } from '../../support/eventually.js';
import { quietLogger } from '../../support/quiet-logger.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steady-decoding-'));
  await copyFile('samples/test-audio.mp3', join(folder, 'recording'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const decode = (bytes: number) =>
  decodeSteadily(
    {
      inputPath: join(folder, 'recording'),
      outputPath: join(folder, 'speech.wav'),
      maxSeconds: 3600,
      signal: new AbortController().signal,
      log: quietLogger,
      onProgress: () => undefined,
    },
    bytes,
  );
const decoder = () =>
  eventually(async () => {
    const all = await listProcesses();
    return all.find(({ parent, command }) => parent === process.pid && command.includes('decode-process'));
  });

describe('a recording', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'is not called unreadable because %s ended its decoder',
    async (name) => {
      const { size } = await stat(join(folder, 'recording'));
      const decoded = decode(size);
      send((await decoder()).pid, name);
      expect((await decoded).durationSeconds).toBeCloseTo(42, 0);
    },
  );

  it('is fetched again when its temporary copy is gone, or cut short', async () => {
    const { size } = await stat(join(folder, 'recording'));
    const whole = await readFile(join(folder, 'recording'));
    await writeFile(join(folder, 'recording'), whole.subarray(0, 100));
    await expect(decode(size)).rejects.toMatchObject({ code: 'INTERNAL', retryable: true });
    await rm(join(folder, 'recording'));
    await expect(decode(size)).rejects.toMatchObject({ code: 'INTERNAL', retryable: true });
  });

  it('is called unreadable when it is', async () => {
    await writeFile(join(folder, 'recording'), 'no sound at all');
    await expect(decode(15)).rejects.toMatchObject({ code: 'AUDIO_UNREADABLE', retryable: false });
  });
});

describe('the temporary folder', () => {
  it('is made again where it was deleted', async () => {
    const deleted = join(folder, 'deep', 'tmp');
    await requireTemporaryFolder(deleted);
    expect((await stat(deleted)).isDirectory()).toBe(true);
  });

  it('costs no job an attempt where it is not available', async () => {
    const impossible = join(folder, 'recording', 'tmp');
    await expect(requireTemporaryFolder(impossible)).rejects.toBeInstanceOf(CircuitOpen);
  });
});
