import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, realpath, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** What the program is made of beside the engine itself. */
const PROGRAMS = ['faults', join('test', 'support', 'fake-openai')];

/**
 * Copies the built engine and compiles this program beside it, so that a build that is made meanwhile does not change the engine
 * under test, and a deliberate breakage changes no other. The copy's `src` is what `dist` is in the repository.
 * @returns the folder of the copy
 */
export async function snapshot() {
  if (!existsSync(join(ROOT, 'dist', 'main.js'))) throw new Error('The engine is not built. Run "npm run build".');
  const cache = join(await realpath(join(ROOT, 'node_modules')), '.cache', 'studio-faults');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'run-'));
  await cp(join(ROOT, 'dist'), join(folder, 'src'), { recursive: true });
  await cp(join(ROOT, 'database'), join(folder, 'database'), { recursive: true });
  await cp(join(ROOT, 'package.json'), join(folder, 'package.json'));
  // What local mode needs beside the engine: PostgreSQL for the stand among it.
  await mkdir(join(folder, 'packages'));
  await symlink(join(ROOT, 'packages', 'local'), join(folder, 'packages', 'local'));
  await cp(join(ROOT, 'test', 'fixtures', 'audio', 'speech.wav'), join(folder, 'speech.wav'));
  for (const program of PROGRAMS) await compile(program, folder);
  return folder;
}

async function compile(program, folder) {
  const files = await readdir(join(ROOT, program), { recursive: true });
  for (const file of files) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
    const { code } = await transformFile(join(ROOT, program, file), {
      configFile: join(ROOT, '.swcrc'),
      sourceMaps: false,
    });
    const target = join(folder, program, file.replace(/\.ts$/, '.js'));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, code);
  }
}
