import { mkdir, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type LimitedProcess, runLimited } from '../../../../src/pipeline/transcribing/audio/limited-process.js';
import { sweepScratchFolders, withScratchFolder } from '../../../../src/pipeline/transcribing/audio/scratch-folder.js';
import { quietLogger } from '../../../support/quiet-logger.js';

/** Processor time takes longer by the clock on a busy machine. Milliseconds. */
const BUSY_MS = 120_000;

const run = (script: string, limits: Partial<LimitedProcess> = {}) => {
  const lines: string[] = [];
  const ended = runLimited({
    command: process.execPath,
    args: ['--input-type=module', '-e', script],
    env: {},
    timeoutMs: 20_000,
    maxRssBytes: 1024 ** 3,
    signal: new AbortController().signal,
    onLine: (line) => lines.push(line),
    ...limits,
  });
  return ended.then(({ end, errorTail }) => ({ end, errorTail, lines }));
};

describe('a child with limits', () => {
  it('hands out its lines, and its end', async () => {
    const ended = await run(
      `process.stdout.write('a\\nb'); process.stderr.write('x'.repeat(5000)); process.exitCode = 3;`,
    );
    expect(ended).toMatchObject({ lines: ['a', 'b'], end: { kind: 'exited', code: 3 }, errorTail: 'x'.repeat(2000) });
  });

  it('has none of our environment', async () => {
    process.env.PLANTED_SECRET = 'canary';
    expect((await run('console.log(Object.keys(process.env).join())')).lines).toEqual(['']);
    delete process.env.PLANTED_SECRET;
  });

  it('is killed when its time is up, or it has been silent for too long', async () => {
    const hang = 'setInterval(() => {}, 1000)';
    expect((await run(hang, { timeoutMs: 300 })).end).toEqual({ kind: 'out-of-time' });
    expect((await run(hang, { silenceMs: 300 })).end).toEqual({ kind: 'out-of-time' });
    const endless = 'while (true) {}';
    expect((await run(endless, { timeoutMs: 300 })).end).toEqual({ kind: 'out-of-time' });
  });

  const onLinux = process.platform === 'linux' ? it : it.skip;
  onLinux('is killed when it has used up its processor time (watched on Linux alone)', async () => {
    const limits = { timeoutMs: BUSY_MS, processorMs: 500 };
    expect((await run('while (true) {}', limits)).end).toEqual({ kind: 'out-of-processor-time' });
    const silent = { timeoutMs: BUSY_MS, silentProcessorMs: 500 };
    expect((await run('while (true) {}', silent)).end).toEqual({ kind: 'out-of-processor-time' });
  });

  onLinux('may use more processor time where only silence is limited, and it says something', async () => {
    const talks = `const used = () => process.cpuUsage().user + process.cpuUsage().system;
    for (let until = 0; until < 1_500_000; console.log('on')) {
      until = used() + 50_000;
      while (used() < until);
    }`;
    const heard = await run(talks, { timeoutMs: BUSY_MS, silentProcessorMs: 1_000 });
    expect(heard.end).toEqual({ kind: 'exited', code: 0 });
  });

  onLinux('runs out of time alone when it gets no processor', async () => {
    const limits = { timeoutMs: 3_000, processorMs: 2_000, silentProcessorMs: 2_000 };
    expect((await run('process.kill(process.pid, "SIGSTOP")', limits)).end).toEqual({ kind: 'out-of-time' });
  });

  (process.platform === 'linux' ? it : it.skip)(
    'is killed when it takes too much memory (watched on Linux alone)',
    async () => {
      const greedy = `const kept = []; setInterval(() => kept.push(Buffer.alloc(20_000_000, 1)), 10)`;
      expect((await run(greedy, { maxRssBytes: 200_000_000 })).end).toEqual({ kind: 'out-of-memory' });
    },
  );

  it('may crash without harm', async () => {
    expect((await run('process.kill(process.pid, "SIGSEGV")')).end).toEqual({ kind: 'killed', by: 'SIGSEGV' });
    const missing = await run('', { command: '/nonexistent/program' });
    expect(missing.end).toMatchObject({ kind: 'not-started', error: { code: 'ENOENT' } });
  });
});

describe('folders for temporary audio', () => {
  const ofPid = async (pid: number) =>
    (await readdir(tmpdir())).filter((name) => name.startsWith(`studio-audio-${pid}-`));

  it('are gone after the work, also when it fails', async () => {
    await expect(
      withScratchFolder(async (folder) => {
        expect(await readdir(folder)).toEqual([]);
        throw new Error('failed');
      }),
    ).rejects.toThrow('failed');
    expect(await ofPid(process.pid)).toEqual([]);
  });

  it('of a crashed engine are removed, those of a living one are not', async () => {
    const dead = join(tmpdir(), 'studio-audio-4194999-abc-def');
    const living = join(tmpdir(), `studio-audio-${process.ppid}-abc-def`);
    await mkdir(join(dead, 'inner'), { recursive: true });
    await mkdir(living, { recursive: true });
    await withScratchFolder(async (own) => {
      await sweepScratchFolders(quietLogger);
      expect(await ofPid(4194999)).toEqual([]);
      expect(await ofPid(process.ppid)).toHaveLength(1);
      expect(await readdir(own)).toEqual([]);
    });
    await rm(living, { recursive: true });
  });
});
