import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

interface Entry {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly license?: string;
}
interface Manifest {
  readonly dependencies: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly allowScripts: Record<string, boolean>;
}

const json = <T>(path: string) => JSON.parse(readFileSync(path, 'utf8')) as T;

/** Licences that ask for nothing but their text and, of MPL-2.0, the changes of its own files. */
const LICENCES = new Set([
  ...[
    '0BSD',
    'Apache-2.0',
    'BlueOak-1.0.0',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'CC-BY-4.0',
    'CC0-1.0',
    'ISC',
    'MIT',
    'MIT-0',
  ],
  ...['MPL-2.0', 'PSF-2.0', 'Python-2.0', 'Unlicense'],
]);
/** Others, with the reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'web none': 'combine-errors names no licence in its package.json; its own text is MIT',
  'examples/next LGPL-3.0-or-later':
    'libvips, which sharp loads; Next.js installs it for pictures, and the example has none',
};
const licencesOf = ({ license = 'none' }: Entry) => license.replace(/[()]/g, '').split(/ (?:OR|AND) /);

const FOLDERS = ['.', 'packages/client', 'packages/local', 'packages/node', 'web', 'examples/next', 'examples/vite'];

describe.each(FOLDERS)('the lockfile of %s', (folder) => {
  const lock = json<{ packages: Record<string, Entry> }>(`${folder}/package-lock.json`);
  const entries = Object.entries(lock.packages).filter(([path]) => path !== '');
  const manifest = json<Manifest>(`${folder}/package.json`);

  it('has an integrity hash in every entry', () => {
    expect(entries.length).toBeGreaterThan(1);
    expect(entries.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? '')).map(([path]) => path)).toEqual([]);
  });

  it('names no registry, and npm is configured to keep it so', () => {
    expect(entries.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    expect(readFileSync(`${folder}/.npmrc`, 'utf8')).toContain('omit-lockfile-registry-resolved=true');
  });

  it('decides on each install script of an installed package', () => {
    const undecided = entries
      .filter(([path, { hasInstallScript }]) => hasInstallScript === true && existsSync(`${folder}/${path}`))
      .map(([path]) => path.replace(/^.*node_modules\//, ''))
      .filter((name) => manifest.allowScripts[name] === undefined);
    expect(undecided).toEqual([]);
  });

  it('has no package under a licence that nobody has looked at', () => {
    const others = entries.filter(([, entry]) =>
      licencesOf(entry).some((one) => !LICENCES.has(one) && EXCEPTIONS[`${folder} ${one}`] === undefined),
    );
    expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
  });

  it('pins every direct dependency to one version', () => {
    const direct = { ...manifest.dependencies, ...manifest.devDependencies };
    expect(Object.entries(direct).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });
});

it('pins the same Node for developing and for running, and builds the client with the versions of the root', () => {
  const { dependencies, devDependencies } = json<Manifest>('package.json');
  expect(json<Manifest>('packages/node/package.json').dependencies.node).toBe(devDependencies?.node);
  expect({ ...dependencies, ...devDependencies }).toMatchObject({
    ...json<Manifest>('packages/client/package.json').devDependencies,
  });
});
