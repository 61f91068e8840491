import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listProcesses } from '../../../../faults/stand/process-list.js';
import { decodeAudio, timeLimits } from '../../../../src/pipeline/transcribing/audio/audio-decoder.js';
import { DecoderPool } from '../../../../src/pipeline/transcribing/audio/decoder-pool.js';
import { Fault } from '../../../../src/platform/fault.js';
import { eventually } from '../../../support/eventually.js';
import { quietLogger } from '../../../support/quiet-logger.js';
import { DecodingTest, fixture } from './decoding.js';
import { mutation } from './mutations.js';

/** Spoilt files of each format, all of them 20 s of work in sum: `MUTATIONS=1000` is the long form. `MUTATION_SEED` begins elsewhere. */
const COUNT = Number(process.env.MUTATIONS ?? 6);
const SEED = Number(process.env.MUTATION_SEED ?? 1);
const AT_ONCE = 2;
/** A spoilt file is read in seconds, or refused. */
const LIMIT_MS = 60_000 + COUNT * 10_000;
/** One of each container and codec. */
const FORMATS = [
  ...[
    'speech.mp3',
    'speech.m4a',
    'speech.wav',
    'speech.flac',
    'speech.ogg',
    'speech.webm',
    'speech.aac',
    'fragmented.mp4',
  ],
  ...readdirSync(fixture('formats'))
    .filter((name) => !/^(reference|joined)/.test(name))
    .map((name) => `formats/${name}`),
];

describe('spoilt files', () => {
  let test: DecodingTest;
  let pool: DecoderPool;
  let idleBytes: number;
  beforeAll(async () => {
    test = await DecodingTest.open();
    pool = new DecoderPool();
    for (const user of ['0', '1']) await outcome(await readFile(fixture('speech.mp3')), user);
    idleBytes = process.memoryUsage().rss;
  });
  afterAll(async () => {
    pool.onModuleDestroy();
    await test.close();
  });

  async function outcome(content: Buffer, user: string): Promise<string> {
    const inputPath = join(test.folder, `recording-${user}`);
    await writeFile(inputPath, content);
    const { signal } = new AbortController();
    const files = { inputPath, outputPath: join(test.folder, `decoded-${user}.wav`), maxSeconds: 600 };
    try {
      await decodeAudio(
        { ...files, signal, log: quietLogger, onProgress: () => undefined },
        { ...timeLimits(600), silentProcessorMs: 4_000 },
        pool.lendTo(user),
      );
      return 'decoded';
    } catch (error) {
      return error instanceof Fault ? error.code : String(error);
    }
  }

  it.each(FORMATS)(
    '%s: each is decoded or refused as what it is',
    async (name) => {
      const file = await readFile(fixture(name));
      const odd: string[] = [];
      const seeds = Array.from({ length: COUNT }, (_, index) => SEED * 100_000 + index);
      await Promise.all(
        Array.from({ length: AT_ONCE }, async (_, worker) => {
          for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
            const { content, how } = mutation(file, seed);
            const code = await outcome(content, String(worker));
            if (!/^(decoded|AUDIO_UNREADABLE|AUDIO_TOO_LARGE)$/.test(code))
              odd.push(`${name} ${seed} (${how}): ${code}`);
          }
        }),
      );
      expect(odd).toEqual([]);
    },
    LIMIT_MS,
  );

  it('leave no process, no folder and no memory', async () => {
    pool.onModuleDestroy();
    const children = async () =>
      (await listProcesses()).filter(({ parent, command }) => parent === process.pid && /decode-process/.test(command));
    await eventually(async () => (await children()).length === 0);
    await eventually(async () =>
      readdirSync(tmpdir()).every((name) => !new RegExp(`^studio-(audio|decoder)-${process.pid}-`).test(name)),
    );
    global.gc?.();
    expect(process.memoryUsage().rss - idleBytes).toBeLessThan(100 * 1024 * 1024);
  });
});
