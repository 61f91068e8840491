import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LimitedChild } from '../../../../src/pipeline/transcribing/audio/limited-child.js';
import { compiledProgram } from '../../../../src/platform/compiled-program.js';
import { DecodingTest, fixture } from './decoding.js';
import { TRAPS } from './traps.js';

const DECODER = compiledProgram(
  'decode-process',
  new URL('../../../../src/pipeline/transcribing/audio/decoder-child.ts', import.meta.url).href,
);

describe('files that lead elsewhere', () => {
  let test: DecodingTest;
  let trap: Server;
  let url: string;
  const asked: string[] = [];
  beforeAll(async () => {
    test = await DecodingTest.open();
    trap = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((listening) => trap.listen(0, '127.0.0.1', listening));
    url = `http://127.0.0.1:${(trap.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    trap.closeAllConnections();
    trap.close();
    await test.close();
  });

  /** Decodes with a network, so that a request could go out: confined as it is in the engine, none could. */
  async function decodeFreely(content: string | Buffer): Promise<string> {
    const inputPath = join(test.folder, 'recording.mp3');
    await writeFile(inputPath, content);
    let answer = '';
    const child = new LimitedChild({ command: process.execPath, args: ['--no-warnings', DECODER], env: {} });
    await child.work({
      input: `${JSON.stringify({ inputPath, outputPath: test.wavPath, maxSeconds: 60 })}\n`,
      timeoutMs: 30_000,
      maxRssBytes: 2 ** 29,
      signal: new AbortController().signal,
      onLine: (line) => {
        answer = (JSON.parse(line) as { kind: string }).kind;
        return answer === 'decoded' ? 'last' : undefined;
      },
    });
    child.stop();
    return answer;
  }

  it.each(TRAPS)('%s: no request goes out', async (name, make) => {
    const content = make(url, await readFile(fixture('speech.mp3')), await readFile(fixture('speech.m4a')));
    const answer = await decodeFreely(content);
    // What is audio itself is read, and what is not is refused.
    expect([name, answer]).toEqual([
      name,
      /^an MP[34]/.test(name) ? expect.stringMatching(/decoded|failed/) : 'failed',
    ]);
    expect(asked).toEqual([]);
  });

  it('the trap notices a request', async () => {
    await fetch(`${url}/control`);
    expect(asked).toEqual(['/control']);
  });
});
