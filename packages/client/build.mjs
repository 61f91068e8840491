// npm run build: bundles the client as ES module and as CommonJS, each with its types. supabase-js stays a peer of the project that uses it.
// In a folder that was set up only to run the engine, it installs its tools first.
import { execFile } from 'node:child_process';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { CLIENT_TOOLS, installSets } from '../../scripts/packages.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const DIST = join(HERE, 'dist');
const { resolve } = createRequire(import.meta.url);

if (!hasTools()) await installSets([CLIENT_TOOLS]);
const { build } = await import('esbuild');

await rm(DIST, { recursive: true, force: true });
for (const [folder, format, type] of [
  ['esm', 'esm', 'module'],
  ['cjs', 'cjs', 'commonjs'],
]) {
  await build({
    entryPoints: [join(HERE, 'src/index.ts')],
    outfile: join(DIST, folder, 'index.js'),
    bundle: true,
    format,
    platform: 'neutral',
    target: 'es2022',
    external: ['@supabase/supabase-js'],
    logLevel: 'error',
  });
  // Says of the files of this folder, types included, what they are.
  await writeFile(join(DIST, folder, 'package.json'), `${JSON.stringify({ type })}\n`);
}
await promisify(execFile)(process.execPath, [resolve('typescript/bin/tsc'), '-p', join(HERE, 'tsconfig.json')]);
await mkdir(join(DIST, 'cjs'), { recursive: true });
await cp(join(DIST, 'esm'), join(DIST, 'cjs'), {
  recursive: true,
  filter: (source) => !source.endsWith('.js') && !source.endsWith('package.json'),
});
await cp(join(HERE, 'graphql-scalars.json'), join(DIST, 'graphql-scalars.json'));

function hasTools() {
  try {
    return resolve('esbuild') !== '' && resolve('typescript') !== '';
  } catch {
    return false;
  }
}
