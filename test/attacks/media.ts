import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listProcesses } from '../../faults/stand/process-list.js';
import { fixture } from '../pipeline/transcribing/audio/decoding.js';
import { HOSTILE_FILES } from '../pipeline/transcribing/audio/hostile-files.js';
import { mutation } from '../pipeline/transcribing/audio/mutations.js';
import { TRAPS } from '../pipeline/transcribing/audio/traps.js';
import { eventually } from '../support/eventually.js';
import { heldMemory } from '../support/held-memory.js';
import { attempted, attempts } from './attempts.js';
import { type Ended, HONEST, type PipelineWorld } from './pipeline-world.js';
import { through } from './submissions.js';

/** Damaged files of each format; test/pipeline/transcribing/audio has more of them, and of all formats, with the decoder alone. */
const SPOILT = attempts(3, 250);
const FORMATS = ['speech.mp3', 'speech.m4a', 'speech.ogg', 'formats/amr-nb.3gp'];
const MOST_BYTES = 100 * 1024 * 1024;
const LIMIT_MS = 120_000 + SPOILT * 8_000;

/** Recordings that are none, are spoilt or lead elsewhere, from Storage to the job's end. */
export function mediaAttacks(world: () => PipelineWorld): void {
  let trap: Server;
  let url: string;
  let idleBytes: number;
  const asked: string[] = [];
  const transcriptions = () => world().provider.requests.filter(({ path }) => path.endsWith('/transcriptions')).length;

  /** What became of each file, and that nothing but sound was paid for. */
  async function outcomes(files: readonly (readonly [name: string, content: Buffer])[]) {
    const before = transcriptions();
    const ended = new Map<string, Ended>();
    await through(files, async ([name, content]) => void ended.set(name, await world().run(content)));
    const wrong = [...ended].filter(
      ([, { status, code, retryable, paid }]) =>
        status !== 'COMPLETE' &&
        (retryable !== false || paid !== 0 || !/^(AUDIO_UNREADABLE|AUDIO_TOO_LARGE|NO_SPEECH)$/.test(code ?? '')),
    );
    expect(wrong).toEqual([]);
    expect(transcriptions() - before).toBe([...ended.values()].reduce((sum, { paid }) => sum + paid, 0));
    expect(asked).toEqual([]);
    return ended;
  }

  describe('a recording', () => {
    beforeAll(async () => {
      Object.assign(world().script, HONEST);
      trap = createServer((request, response) => {
        asked.push(request.url ?? '');
        response.end();
      });
      await new Promise<void>((listening) => trap.listen(0, '127.0.0.1', listening));
      url = `http://127.0.0.1:${(trap.address() as AddressInfo).port}`;
    });
    afterAll(() => {
      trap?.closeAllConnections();
      trap?.close();
    });

    it('that is whole is paid for once and published', async () => {
      const whole = await Promise.all(FORMATS.map(async (name) => [name, await readFile(fixture(name))] as const));
      for (const [name, { status, paid }] of await outcomes(whole))
        expect([name, status, paid]).toEqual([name, 'COMPLETE', 1]);
      idleBytes = heldMemory();
    });

    it(
      'that is none, or is cut off, ends its job with a reason and costs nothing',
      async () => {
        const files = await Promise.all(
          Object.entries(HOSTILE_FILES).map(async ([name, make]) => [name, await make()] as const),
        );
        // Storage takes no empty object.
        for (const [name, { code }] of await outcomes(files.filter(([, { length }]) => length > 0)))
          expect([name, code]).toEqual([name, 'AUDIO_UNREADABLE']);
      },
      LIMIT_MS,
    );

    it(
      'that leads elsewhere leads nowhere',
      async () => {
        const [mp3, mp4] = [await readFile(fixture('speech.mp3')), await readFile(fixture('speech.m4a'))];
        const ended = await outcomes(TRAPS.map(([name, make]) => [name, Buffer.from(make(url, mp3, mp4))] as const));
        for (const [name, { status }] of ended)
          if (!/^an MP[34]/.test(name)) expect([name, status]).toEqual([name, 'FAILED']);
        await fetch(`${url}/control`);
        expect(asked.splice(0)).toEqual(['/control']);
      },
      LIMIT_MS,
    );

    it(
      'that is spoilt is published or refused, and nothing stays of it',
      async () => {
        const files: [string, Buffer][] = [];
        for (const name of FORMATS) {
          const file = await readFile(fixture(name));
          for (let seed = 0; seed < SPOILT; seed += 1)
            files.push([`${name} ${seed}`, mutation(file, 500_000 + seed).content]);
        }
        attempted(files.length);
        const ended = await outcomes(files.filter(([, { length }]) => length > 0));
        expect([...ended.values()].some(({ status }) => status === 'FAILED')).toBe(true);
        const own = new RegExp(`^studio-audio-${process.pid}-`);
        await eventually(async () => !readdirSync(tmpdir()).some((name) => own.test(name)));
        expect(heldMemory() - idleBytes).toBeLessThan(MOST_BYTES);
      },
      LIMIT_MS,
    );

    it('leaves no decoder behind when the engine stops', async () => {
      await world().project.engine.stop();
      const decoders = async () =>
        (await listProcesses()).filter(
          ({ parent, command }) => parent === process.pid && /decode-process/.test(command),
        );
      await eventually(async () => (await decoders()).length === 0);
      const own = new RegExp(`^studio-(audio|decoder)-${process.pid}-`);
      await eventually(async () => !readdirSync(tmpdir()).some((name) => own.test(name)));
    });
  });
}
