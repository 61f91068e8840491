import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

interface PackageSet {
  readonly folder: string;
  readonly production: boolean;
  readonly megabytes: number;
  readonly holds: string;
}
interface Packages {
  readonly ENGINE: PackageSet;
  readonly LOCAL: PackageSet;
  diskProblem(sets: readonly PackageSet[], freeMb: number, folder?: string): string | null;
  installFailure(output: string, holds: string): string;
  incompleteInstall(holds: string, freeMb: number): string;
  fullDiskIn(output: string, consequence: string): string | null;
}
interface Progress {
  packagesToUnpack(folder: string, which: { production: boolean }): { path: string; devOptional?: boolean }[];
}
interface Playground {
  playgroundHash(): string;
  bundleHash(): string | null;
}
interface Console {
  consoleHash(): string;
  builtHash(): string | null;
}

const load = <T>(path: string) => import(new URL(`../../${path}`, import.meta.url).href) as Promise<T>;
const { ENGINE, LOCAL, diskProblem, fullDiskIn, incompleteInstall, installFailure } =
  await load<Packages>('scripts/packages.mjs');
const { packagesToUnpack } = await load<Progress>('scripts/progress.mjs');

/** Disk space of the set's packages as `du` counts it, in MB. */
function installedMegabytes({ folder, production }: PackageSet, without: readonly string[] = []): number {
  const paths = packagesToUnpack(folder, { production }).map(({ path }) => join(folder, path));
  const there = paths.filter((path) => existsSync(path));
  expect(there.length).toBeGreaterThan(0.9 * paths.length);
  const sizes = execFileSync(
    'du',
    ['-sk', ...['node_modules', ...without].map((name) => `--exclude=${name}`), ...there],
    { encoding: 'utf8' },
  );
  return sizes.split('\n').reduce((sum, line) => sum + Number.parseInt(line || '0', 10), 0) / 1024;
}

/** What the installation deletes again (scripts/prune.mjs). */
const PRUNED = ['*.map', '*.flow', '*.ts', '*.mts', '*.cts', '*.tsx'];

describe('what the quickstart says it installs', () => {
  const onLinux = process.platform === 'linux' && process.arch === 'x64' ? it : it.skip;

  onLinux.each([
    ['the engine', ENGINE],
    ['local mode', LOCAL],
  ])('is as large as it says: %s', (_, set) => {
    const actual = installedMegabytes(set, PRUNED);
    expect(Math.abs(actual - set.megabytes) / set.megabytes).toBeLessThan(0.1);
  });

  onLinux('keeps the packages of a hosted engine under 420 MB', () => {
    expect(installedMegabytes(ENGINE, PRUNED)).toBeLessThan(420);
  });

  it('says in one sentence that the disk is too small, and by how much', () => {
    expect(diskProblem([ENGINE, LOCAL], 5_000)).toBeNull();
    expect(diskProblem([ENGINE, LOCAL], 300, '/tmp/engine')).toBe(
      `The disk has too little free space: about ${ENGINE.megabytes + LOCAL.megabytes + 700} MB are needed and 300 MB are free in /tmp/engine. Free some space, then run the same command again.`,
    );
  });

  it.each([
    ['npm error code ENOSPC\nnpm error syscall write', /^The disk is full: npm could not unpack the engine\. [^\n]*$/],
    [
      'npm error code ECONNREFUSED\nnpm error FetchError: request to http://127.0.0.1:9/pg failed, reason: connect ECONNREFUSED',
      /^npm cannot reach its registry at http:\/\/127\.0\.0\.1:9 \(ECONNREFUSED\), so it could not install the engine\. [^\n]*$/,
    ],
    ['npm error code E404', /^npm error code E404\nnpm could not install the engine: .* run the same command again\.$/],
  ])('says why npm failed: %j', (output, sentence) => {
    expect(installFailure(output, 'the engine')).toMatch(sentence);
  });

  it.each([
    [0, 'The disk is full: npm could not unpack the engine. Free some space, then run the same command again.'],
    [
      900,
      'npm reported success, but packages are missing: the engine is not installed completely. Run the same command again.',
    ],
  ])('says why packages are missing although npm reports success, with %i MB free', (freeMb, sentence) => {
    expect(incompleteInstall('the engine', freeMb)).toBe(sentence);
  });

  it('says that the disk is full where the build reports it, and nothing of other failures', () => {
    const full = 'Error: ENOSPC: no space left on device, write\n    at writeFileSync (node:fs:2502:26)';
    expect(fullDiskIn(full, 'the build could not be written')).toBe(
      'The disk is full: the build could not be written. Free some space, then run the same command again.',
    );
    expect(fullDiskIn('SyntaxError: Unexpected token', 'the build could not be written')).toBeNull();
  });
});

it('has the playground that its sources make: run "npm run build" and commit playground/bundle', async () => {
  const { playgroundHash, bundleHash } = await load<Playground>('playground/build.mjs');
  expect(bundleHash()).toBe(playgroundHash());
});

describe('the console', () => {
  it('is what its sources make: run "npm --prefix web ci", "npm run build", and commit web/dist', async () => {
    const { consoleHash, builtHash } = await load<Console>('web/build.mjs');
    expect(builtHash()).toBe(consoleHash());
  });

  it('loads less than 350 kB of compressed JavaScript with its first page', () => {
    const page = readFileSync('web/dist/index.html', 'utf8');
    const scripts = [...page.matchAll(/\/console\/([\w.-]+\.js)/g)].map(([, name]) => `${name}.gz`);
    const recordings = readdirSync('web/dist').filter((name) => /^recordings-page-.*\.js\.gz$/.test(name));
    expect([scripts.length > 0, recordings.length]).toEqual([true, 1]);
    const bytes = [...scripts, ...recordings].reduce((sum, name) => sum + statSync(`web/dist/${name}`).size, 0);
    expect(bytes).toBeLessThan(350_000);
  });
});
