import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { compiledProgram } from '../../../../src/pipeline/compiled-program.js';
import { eventually } from '../../../support/eventually.js';
import { fixture } from './decoding.js';

const DECODER = new URL('../../../../src/pipeline/transcribing/audio/audio-decoder.ts', import.meta.url).href;

const isRunning = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
};

it('a decoder that hangs in a damaged file dies when the engine is killed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'orphans-'));
  const bytes = Buffer.from(await readFile(fixture('speech.webm')));
  for (let at = 300, state = 11; at < bytes.length; at++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    bytes[at] = state >>> 24;
  }
  const inputPath = join(folder, 'recording');
  await writeFile(inputPath, bytes);
  const request = { inputPath, outputPath: join(folder, 'out.wav'), maxSeconds: 60 };
  const engine = `
    const child = require('node:child_process').spawn(process.execPath, [${JSON.stringify(compiledProgram('decode-process', DECODER))}],
      { env: {}, stdio: ['pipe', 'ignore', 'ignore'] });
    child.stdin.write(${JSON.stringify(`${JSON.stringify(request)}\n`)});
    console.log(child.pid);
    setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ['-e', engine], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [printed] = (await once(parent.stdout, 'data')) as [Buffer];
  const pid = Number(printed.toString());
  expect(isRunning(pid)).toBe(true);
  parent.kill('SIGKILL');
  await eventually(async () => !isRunning(pid));
  await rm(folder, { recursive: true });
});
