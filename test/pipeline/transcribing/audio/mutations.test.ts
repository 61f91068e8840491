import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listProcesses } from '../../../../faults/stand/process-list.js';
import { decodeAudio, timeLimits } from '../../../../src/pipeline/transcribing/audio/audio-decoder.js';
import { DecoderPool } from '../../../../src/pipeline/transcribing/audio/decoder-pool.js';
import { Fault } from '../../../../src/platform/fault.js';
import { attempted, attempts } from '../../../attacks/attempts.js';
import { eventually } from '../../../support/eventually.js';
import { heldMemory } from '../../../support/held-memory.js';
import { quietLogger } from '../../../support/quiet-logger.js';
import { DecodingTest, fixture } from './decoding.js';
import { mutation } from './mutations.js';
import { WarmDecoder } from './warm-decoder.js';

/** Damaged files of each format through one decoder that stays; `npm run attacks -- --long` takes a thousand. `MUTATION_SEED` begins elsewhere. */
const COUNT = attempts(20, 1_000);
/** One in so many goes through the engine's own decoders too, which end after each refusal: that costs ten times as much. In the long form as many in all. */
const OWN_EACH = Math.max(10, Math.ceil(COUNT / 20));
const SEED = Number(process.env.MUTATION_SEED ?? 1);
const AT_ONCE = 2;
const MOST_BYTES = 100 * 1024 * 1024;
/** A damaged file is read in seconds, or refused. */
const LIMIT_MS = 60_000 + COUNT * 10_000;
/** One of each container and codec. */
const FORMATS = [
  // A second of sound each; those of fifteen seconds come last.
  ...readdirSync(fixture('formats'))
    .filter((name) => !/^(reference|joined)/.test(name))
    .map((name) => `formats/${name}`),
  ...[
    'fragmented.mp4',
    'speech.m4a',
    'speech.wav',
    'speech.flac',
    'speech.ogg',
    'speech.webm',
    'speech.aac',
    'speech.mp3',
  ],
];

describe('damaged files', () => {
  let test: DecodingTest;
  let pool: DecoderPool;
  let warm: readonly WarmDecoder[];
  let idleBytes: number;
  beforeAll(async () => {
    test = await DecodingTest.open();
    pool = new DecoderPool();
    warm = Array.from({ length: AT_ONCE }, () => new WarmDecoder());
    const speech = await readFile(fixture('speech.mp3'));
    for (const worker of warm.keys()) {
      await byEngine(speech, worker);
      await byWarm(speech, worker);
    }
    idleBytes = heldMemory();
  });
  afterAll(async () => {
    pool.onModuleDestroy();
    for (const decoder of warm) decoder.stop();
    await test.close();
  });

  async function filesOf(content: Buffer, worker: number) {
    const inputPath = join(test.folder, `recording-${worker}`);
    await writeFile(inputPath, content);
    return { inputPath, outputPath: join(test.folder, `decoded-${worker}.wav`), maxSeconds: 600 };
  }

  /** As the engine decodes it. */
  async function byEngine(content: Buffer, worker: number): Promise<string> {
    const { signal } = new AbortController();
    const files = await filesOf(content, worker);
    try {
      await decodeAudio(
        { ...files, signal, log: quietLogger, onProgress: () => undefined },
        { ...timeLimits(600), silentProcessorMs: 4_000 },
        pool.lendTo(String(worker)),
      );
      return 'decoded';
    } catch (error) {
      return error instanceof Fault ? error.code : String(error);
    }
  }

  async function byWarm(content: Buffer, worker: number): Promise<string> {
    return (warm[worker] as WarmDecoder).decode(await filesOf(content, worker));
  }

  it.each(FORMATS)(
    '%s: each is decoded or refused as what it is',
    async (name) => {
      attempted(COUNT);
      const file = await readFile(fixture(name));
      const odd: string[] = [];
      const all = Array.from({ length: COUNT }, (_, index) => index);
      const work = async (worker: number) => {
        for (let index = all.shift(); index !== undefined; index = all.shift()) {
          const { content, how } = mutation(file, SEED * 100_000 + index);
          const ends = [await byWarm(content, worker)];
          if (index % OWN_EACH === 0) ends.push(await byEngine(content, worker));
          const wrong = ends.filter((end) => !/^(decoded|refused|AUDIO_UNREADABLE|AUDIO_TOO_LARGE)$/.test(end));
          if (wrong.length > 0) odd.push(`${name} ${index} (${how}): ${wrong}`);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, (_, worker) => work(worker)));
      expect(odd).toEqual([]);
    },
    LIMIT_MS,
  );

  it('leave no memory in the decoder that read them', () => {
    for (const { grownBytes } of warm) expect(grownBytes).toBeLessThan(MOST_BYTES);
  });

  it('leave no process, no folder and no memory', async () => {
    pool.onModuleDestroy();
    for (const decoder of warm) decoder.stop();
    const children = async () =>
      (await listProcesses()).filter(
        ({ parent, command }) => parent === process.pid && /decode-process|decode-many/.test(command),
      );
    await eventually(async () => (await children()).length === 0);
    await eventually(async () =>
      readdirSync(tmpdir()).every((name) => !new RegExp(`^studio-(audio|decoder)-${process.pid}-`).test(name)),
    );
    expect(heldMemory() - idleBytes).toBeLessThan(MOST_BYTES);
  });
});
