import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { confined, confinement } from '../../../../src/pipeline/transcribing/audio/confinement.js';
import { type ChildProgram, LimitedChild } from '../../../../src/pipeline/transcribing/audio/limited-child.js';
import { eventually } from '../../../support/eventually.js';

/** A file beside the packages that the engine loads. */
const PROGRAM = fileURLToPath(new URL('../../../../node_modules/.taken-over', import.meta.url));

/** What a decoder that a hostile file has taken over would try. */
const TAKEN_OVER = `
  const { readFileSync, readdirSync, writeFileSync } = require('node:fs');
  const tried = (work) => { try { return work(); } catch (error) { return error.code; } };
  const limits = tried(() => readFileSync('/proc/self/limits', 'utf8'));
  const answer = {
    env: Object.keys(process.env),
    folder: readdirSync('.'),
    passwd: tried(() => readFileSync('/etc/passwd', 'utf8').length),
    home: tried(() => readdirSync('/root').length),
    environment: tried(() => readFileSync('/proc/' + process.ppid + '/environ', 'latin1').length),
    core: /core file size +(\\S+)/.exec(limits)?.[1],
    fileSize: Number(/file size +(\\d+)/.exec(limits)?.[1]),
    seconds: Number(/cpu time +(\\d+)/.exec(limits)?.[1]),
    data: Number(/data size +(\\d+)/.exec(limits)?.[1]),
    open: Number(/open files +(\\d+)/.exec(limits)?.[1]),
    secrets: ['/etc', '/home', '/media', '/mnt', '/opt', '/root', '/run', '/srv', '/var'].filter((path) => tried(() => readdirSync(path).length > 0) === true),
    program: tried(() => writeFileSync(process.argv[2], 'x')) ?? 'written',
    temporary: tried(() => writeFileSync(process.argv[3], 'x')) ?? 'written',
    rights: tried(() => /CapBnd:\\s*(\\S+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]),
    newRights: tried(() => /NoNewPrivs:\\s*(\\S+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]),
  };
  const say = (socket) => console.log(JSON.stringify({ ...answer, socket }));
  require('node:net').connect(Number(process.argv[1]), '127.0.0.1')
    .on('connect', function () { say('open'); this.destroy(); })
    .on('error', (error) => say(error.code));`;

async function report(program: ChildProgram): Promise<Record<string, unknown>> {
  let answer: Record<string, unknown> = {};
  await new LimitedChild(program).work({
    timeoutMs: 200_000,
    maxRssBytes: 2 ** 30,
    signal: new AbortController().signal,
    onLine: (line) => {
      answer = JSON.parse(line) as Record<string, unknown>;
    },
  });
  return answer;
}

(process.platform === 'linux' ? describe : describe.skip)('a program that is confined as decoders are', () => {
  let trap: Server;
  let connections = 0;
  let args: string[];
  let temporary: string;
  beforeAll(async () => {
    trap = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((listening) => trap.listen(0, '127.0.0.1', listening));
    temporary = await mkdtemp(join(tmpdir(), 'confined-'));
    const { port } = trap.address() as AddressInfo;
    args = ['-e', TAKEN_OVER, String(port), PROGRAM, join(temporary, 'own')];
  });
  afterAll(async () => {
    trap.close();
    await rm(PROGRAM, { force: true });
    await rm(temporary, { recursive: true, force: true });
  });

  it('has an empty folder of its own, no settings, and limits; the folder goes with it', async () => {
    const program = confined(process.execPath, args);
    const { env, folder, core, fileSize, seconds, data, open } = await report(program);
    expect(folder).toEqual([]);
    expect(['PATH', 'PWD', 'OLDPWD', 'SHLVL', '_']).toEqual(expect.arrayContaining(env as string[]));
    expect(core).toBe('0');
    expect(fileSize).toBeLessThanOrEqual(4 * 2 ** 30);
    expect(seconds).toBeLessThanOrEqual(14_400);
    expect(data).toBeLessThanOrEqual(3 * 2 ** 30);
    expect(open).toBeLessThanOrEqual(256);
    await eventually(async () => !existsSync(program.cwd));
  });

  it('opens no socket, reads no file of others, changes no program and gains no rights, where the system offers that', async () => {
    const free = await report({ command: process.execPath, args, env: {} });
    expect(free).toMatchObject({ socket: 'open', passwd: expect.any(Number), environment: expect.any(Number) });
    expect(free).toMatchObject({ program: 'written', temporary: 'written', secrets: expect.arrayContaining(['/etc']) });
    expect(connections).toBe(1);
    const { files, programs, network, privileges } = confinement();
    const held = await report(confined(process.execPath, args));
    if (network) expect(held).toMatchObject({ socket: 'ENETUNREACH', environment: 'EACCES' });
    if (files) expect(held).toMatchObject({ passwd: 'ENOENT', home: 0 });
    // The folder that holds this checkout stays visible.
    if (files) expect((held.secrets as string[]).filter((path) => !PROGRAM.startsWith(`${path}/`))).toEqual([]);
    expect(held).toMatchObject({ temporary: 'written', program: programs ? 'EROFS' : 'written' });
    if (privileges) expect(held).toMatchObject({ rights: '0000000000000000', newRights: '1' });
    expect(connections).toBe(network ? 1 : 2);
  });
});
