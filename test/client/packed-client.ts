import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SOURCE = resolve('packages/client');

export type ClientModule = typeof import('../../packages/client/src/index.js');

/** The client as `npm pack` makes it, unpacked as npm would install it. */
export interface PackedClient {
  /** The archive. */
  readonly archive: string;
  /** What `import` gives. */
  readonly imported: ClientModule;
  /** What `require` gives. */
  readonly required: ClientModule;
  remove(): Promise<void>;
}

export async function packClient(): Promise<PackedClient> {
  const folder = await mkdtemp(join(tmpdir(), 'studio-client-'));
  await run(process.execPath, [join(SOURCE, 'build.mjs')]);
  const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
    cwd: SOURCE,
  });
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  const archive = join(folder, filename);
  await unpackInto(archive, folder);
  const entry = join(folder, 'node_modules/@evolution-studios/client/dist');
  return {
    archive,
    imported: (await import(pathToFileURL(join(entry, 'esm/index.js')).href)) as ClientModule,
    required: createRequire(join(folder, 'x.cjs'))('@evolution-studios/client') as ClientModule,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Puts the package into a project's node_modules. */
export async function unpackInto(archive: string, project: string): Promise<void> {
  const target = join(project, 'node_modules/@evolution-studios/client');
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  await run('tar', ['-xzf', archive, '-C', target, '--strip-components=1']);
}
