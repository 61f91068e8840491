import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { compiledProgram } from '../../../../src/platform/compiled-program.js';
import { eventually } from '../../../support/eventually.js';
import { fixture } from './decoding.js';
import { endlessWebm } from './endless-webm.js';

const DECODER = new URL('../../../../src/pipeline/transcribing/audio/audio-decoder.ts', import.meta.url).href;

const isRunning = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
};

const PROGRAM = JSON.stringify(compiledProgram('decode-process', DECODER));

/** Starts a process that starts a decoder, and gives back both when the decoder has its request. */
async function engineWithDecoder(inputPath: string, folder: string) {
  const request = { inputPath, outputPath: join(folder, 'out.wav'), maxSeconds: 60 };
  const engine = `
    const child = require('node:child_process').spawn(process.execPath, [${PROGRAM}], { env: {}, stdio: ['pipe', 'ignore', 'ignore'] });
    child.stdin.write(${JSON.stringify(`${JSON.stringify(request)}\n`)});
    console.log(child.pid);
    setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ['-e', engine], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [printed] = (await once(parent.stdout, 'data')) as [Buffer];
  return { parent, pid: Number(printed.toString()) };
}

it('a decoder that hangs in a damaged file dies when the engine is killed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'orphans-'));
  const inputPath = await endlessWebm(folder);
  const { parent, pid } = await engineWithDecoder(inputPath, folder);
  expect(isRunning(pid)).toBe(true);
  parent.kill('SIGKILL');
  await eventually(async () => !isRunning(pid));
  await rm(folder, { recursive: true });
});

it('no decoder outlives an engine that is killed at any moment of its work', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'orphans-'));
  for (let delayMs = 0; delayMs <= 1_000; delayMs += 100) {
    const { parent, pid } = await engineWithDecoder(fixture('speech.mp3'), folder);
    await pause(delayMs);
    parent.kill('SIGKILL');
    await eventually(async () => !isRunning(pid));
  }
  await rm(folder, { recursive: true });
});
