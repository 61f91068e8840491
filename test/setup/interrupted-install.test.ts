import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isAlive } from '../../src/local/postgres/postmaster.js';
import { eventually } from '../support/eventually.js';

const NEEDED = ['scripts', 'package.json', 'package-lock.json', 'packages/local/package-lock.json'];
let folder: string;
let child: ChildProcess | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'interrupted-install-'));
  for (const path of [...NEEDED, 'playground/build.mjs', 'web/build.mjs'])
    await cp(path, join(folder, path), { recursive: true });
  await mkdir(join(folder, 'bin'));
});
afterEach(async () => {
  child?.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** `node scripts/quickstart.mjs` in a fresh clone whose npm is the given shell script. */
async function quickstart(
  npm: string,
): Promise<{ process: ChildProcess; ended: Promise<{ code: unknown; output: string }> }> {
  await writeFile(join(folder, 'bin', 'npm'), `#!/bin/sh\n${npm}\n`);
  await chmod(join(folder, 'bin', 'npm'), 0o755);
  const started = spawn(process.execPath, ['scripts/quickstart.mjs'], {
    cwd: folder,
    env: { PATH: `${join(folder, 'bin')}:${process.env.PATH}`, HOME: folder, OPENAI_API_KEY: 'none', CI: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child = started;
  let output = '';
  for (const stream of [started.stdout, started.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk));
  const ended = new Promise<{ code: unknown; output: string }>((resolve) =>
    started.once('close', (code, signal) => resolve({ code: code ?? signal, output })),
  );
  return { process: started, ended };
}

/** An npm that hangs, and a child of it that does too. */
const HANGS = 'sleep 600 &\necho "$$ $!" > pids.tmp && mv pids.tmp pids\nwait';

/** Their process ids, once both run. */
async function hanging(): Promise<number[]> {
  const text = await eventually(() => readFile(join(folder, 'pids'), 'utf8').catch(() => null));
  const pids = text.trim().split(' ').map(Number);
  expect(pids).toHaveLength(2);
  return pids;
}

const untilGone = (pids: readonly number[]) => eventually(async () => !pids.some(isAlive));

describe('the installation of the quickstart', () => {
  it('says first what it installs and how large it is', async () => {
    const { ended } = await quickstart('exit 1');
    const { output } = await ended;
    expect(output).toMatch(/^npm installs into this folder:\n +\d+ MB {2}the engine \(\d+ packages\)\n +\d+ MB /);
  });

  it('shows how many packages are unpacked', async () => {
    const { ended } = await quickstart(`exec "${process.execPath}" -e '
      const { mkdirSync, readFileSync, writeFileSync } = require("node:fs");
      for (const path of Object.keys(JSON.parse(readFileSync("package-lock.json", "utf8")).packages).filter(Boolean)) {
        mkdirSync(path, { recursive: true });
        writeFileSync(path + "/package.json", "{}");
      }
      process.exit(1);'`);
    const { output } = await ended;
    const [, done, total] = [...output.matchAll(/(\d+) of (\d+) packages unpacked, \d+ s\n/g)].at(-1) ?? [];
    expect(Number(done)).toBeGreaterThan(300);
    expect(done).toBe(total);
  });

  it('ends with one sentence when the disk is full', async () => {
    const { ended } = await quickstart('echo "npm error code ENOSPC" >&2; exit 228');
    const { code, output } = await ended;
    expect(code).toBe(1);
    expect(output.trim().split('\n').at(-1)).toBe(
      'The disk is full: npm could not unpack the engine. Free some space, then run the same command again.',
    );
    expect(output).not.toContain('npm error');
  });

  it('ends with one sentence when npm reports success and packages are missing', async () => {
    const { ended } = await quickstart('exit 0');
    const { code, output } = await ended;
    expect(code).toBe(1);
    expect(output.trim().split('\n').at(-1)).toBe(
      'npm reported success, but packages are missing: the engine is not installed completely. Run the same command again.',
    );
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('ends with one sentence and no orphan on %s', async (signal, exitCode) => {
    const { process, ended } = await quickstart(HANGS);
    const pids = await hanging();
    process.kill(signal);
    const { code, output } = await ended;
    expect({ code, last: output.trim().split('\n').at(-1) }).toEqual({
      code: exitCode,
      last: `Stopped by ${signal} during the installation of packages. Run the same command again to continue.`,
    });
    await untilGone(pids);
  });

  it('leaves no orphan after a SIGKILL', async () => {
    const { process, ended } = await quickstart(HANGS);
    const pids = await hanging();
    process.kill('SIGKILL');
    await ended;
    await untilGone(pids);
  });
});
