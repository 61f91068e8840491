import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { listProcesses, signal as send } from '../../../../faults/stand/process-list.js';
import { decodeAudio, timeLimits } from '../../../../src/pipeline/transcribing/audio/audio-decoder.js';
import { DecoderPool } from '../../../../src/pipeline/transcribing/audio/decoder-pool.js';
import { LimitedChild } from '../../../../src/pipeline/transcribing/audio/limited-child.js';
import { compiledProgram } from '../../../../src/platform/compiled-program.js';
import { eventually, WAIT_MS } from '../../../support/eventually.js';
import { quietLogger } from '../../../support/quiet-logger.js';
import { DecodingTest, fixture } from './decoding.js';
import { endlessWebm } from './endless-webm.js';

const BUSY_MS = 120_000;
const { signal } = new AbortController();
const decoders = async () => {
  const all = await listProcesses();
  return all
    .filter(({ parent, command }) => parent === process.pid && command.includes('decode-process'))
    .map(({ pid }) => pid);
};

describe('decoders that are kept', () => {
  let test: DecodingTest;
  let pool: DecoderPool;
  beforeEach(async () => {
    // An earlier test file of the same process may have left some, which end when they are idle for long enough.
    await eventually(async () => (await decoders()).length === 0);
    test = await DecodingTest.open();
    pool = new DecoderPool();
  });
  afterEach(async () => {
    pool.onModuleDestroy();
    await eventually(async () => (await decoders()).length === 0);
    await test.close();
  });

  const decode = (userId: string, inputPath: string, outputPath = test.wavPath) =>
    decodeAudio(
      { inputPath, outputPath, maxSeconds: 60, signal, log: quietLogger, onProgress: () => undefined },
      { ...timeLimits(60), silentProcessorMs: 1_500 },
      pool.lendTo(userId),
    );
  const outcome = (userId: string, inputPath: string, outputPath?: string) =>
    decode(userId, inputPath, outputPath).then(
      ({ format }) => format,
      ({ code }: { code: string }) => code,
    );

  it('decode file after file of one user, with the same result as a fresh one', async () => {
    const fresh = [await test.decode(fixture('speech.mp3')), await test.decode(fixture('speech.wav'))];
    expect(await decode('a', fixture('speech.mp3'))).toEqual(fresh[0]);
    const pids = await decoders();
    expect(await decode('a', fixture('speech.wav'))).toEqual(fresh[1]);
    expect(await decode('a', fixture('speech.mp3'))).toEqual(fresh[0]);
    expect(await decoders()).toEqual(pids);
    expect(pids).toHaveLength(1);
  });

  it('never read the file of another user, and are no more than there are cores', async () => {
    await decode('user 0', fixture('speech.wav'));
    const seen = new Set(await decoders());
    for (let user = 1; user <= 4; user++) {
      await decode(`user ${user}`, fixture('speech.wav'));
      const now = await decoders();
      expect(now.filter((pid) => !seen.has(pid))).toHaveLength(1);
      for (const pid of now) seen.add(pid);
      await eventually(async () => (await decoders()).length <= availableParallelism());
    }
  });

  it('are at work on as many cores as there are', async () => {
    let [now, most] = [0, 0];
    const full = Promise.withResolvers<void>();
    const lend = pool.lendTo('a');
    const work = async () => {
      most = Math.max(most, ++now);
      if (now === availableParallelism()) full.resolve();
      await full.promise;
      // Another that is let in beside them comes in before they leave.
      await pause(20);
      now -= 1;
    };
    await Promise.all(Array.from({ length: 3 * availableParallelism() }, () => lend(signal, work)));
    expect(most).toBe(availableParallelism());
  });

  it('are replaced after a file that fails, which harms no other', async () => {
    await decode('a', fixture('speech.wav'));
    const [first] = await decoders();
    const endless = await endlessWebm(test.folder);
    const other = outcome('b', fixture('speech.mp3'), `${test.wavPath}.b`);
    expect(await outcome('a', endless)).toBe('AUDIO_UNREADABLE');
    expect(await other).toBe('MP3');
    expect(await outcome('a', fixture('speech.wav'))).toBe('WAVE');
    expect(await decoders()).not.toContain(first);
  });

  it('are replaced when they die while nobody needs them', async () => {
    await decode('a', fixture('speech.wav'));
    const [first] = (await decoders()) as [number];
    send(first, 'SIGKILL');
    await eventually(async () => !(await decoders()).includes(first));
    expect(await outcome('a', fixture('speech.wav'))).toBe('WAVE');
  });

  it('are replaced after a hundred files', async () => {
    await decode('a', fixture('speech.wav'));
    const first = await decoders();
    for (let file = 2; file <= 99; file++) await decode('a', fixture('speech.wav'));
    expect(await decoders()).toEqual(first);
    await decode('a', fixture('speech.wav'));
    await eventually(async () => (await decoders()).length === 0);
    expect(await outcome('a', fixture('speech.wav'))).toBe('WAVE');
  });

  it('do not keep their process from ending', () => {
    const beside = (name: string) => {
      const source = new URL(`../../../../src/pipeline/transcribing/audio/${name}.ts`, import.meta.url).href;
      return JSON.stringify(compiledProgram(name, source));
    };
    const program = `
      const { decodeAudio } = await import(${beside('audio-decoder')});
      const { DecoderPool } = await import(${beside('decoder-pool')});
      const log = { info() {}, warn() {}, error() {}, debug() {} };
      const { signal } = new AbortController();
      const request = { inputPath: ${JSON.stringify(fixture('speech.wav'))}, outputPath: ${JSON.stringify(test.wavPath)}, maxSeconds: 60 };
      const { format } = await decodeAudio({ ...request, signal, log, onProgress() {} }, undefined, new DecoderPool().lendTo('a'));
      console.log(format);`;
    const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      timeout: WAIT_MS,
    });
    expect([stdout.toString(), status]).toEqual(['WAVE\n', 0]);
  });
});

(process.platform === 'linux' ? it : it.skip)('processor time counts for each file', async () => {
  const script = `process.stdin.on('data', () => {
      const until = process.cpuUsage().user + 400_000;
      while (process.cpuUsage().user < until) for (let i = 0; i < 1e6; i++);
      console.log('done');
    })`;
  const child = new LimitedChild({ command: process.execPath, args: ['-e', script], env: {} });
  const work = { input: 'x', timeoutMs: BUSY_MS, maxRssBytes: 1024 ** 3, signal };
  for (let file = 0; file < 5; file++) {
    expect(await child.work({ ...work, processorMs: 1_200, onLine: () => 'last' })).toBeNull();
  }
  expect(await child.work({ ...work, processorMs: 100, onLine: () => 'last' })).toEqual({
    kind: 'out-of-processor-time',
  });
  expect(child.alive).toBe(false);
});
