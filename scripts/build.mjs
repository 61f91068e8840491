// npm run build: compiles src to dist with swc and puts the playground's and the console's files in place. Needs no development package.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { playgroundIsPrepared, preparePlayground } from '../playground/build.mjs';
import { prepareConsole } from '../web/build.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const DIST = join(ROOT, 'dist');
const STAMP = '.engine-build';

/** Whether dist and the playground were built from the current sources. */
export function isBuilt() {
  try {
    return playgroundIsPrepared() && readFileSync(join(DIST, STAMP), 'utf8') === sourcesHash();
  } catch {
    return false;
  }
}

/**
 * Compiles every source into a folder of its own, which then takes the place of dist: a program that starts meanwhile finds the
 * old build or the new one.
 * @throws Error with what swc said about a source
 */
export async function compile() {
  const wanted = sourcesHash();
  const aside = `${DIST}.building-${process.pid}`;
  const old = `${DIST}.old-${process.pid}`;
  try {
    await Promise.all(sources().map((file) => compileFile(file, aside)));
    writeFileSync(join(aside, STAMP), wanted);
    try {
      renameSync(DIST, old);
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
    renameSync(aside, DIST);
  } finally {
    for (const folder of [aside, old]) rmSync(folder, { recursive: true, force: true });
  }
}

/** Compiles one source below src into a build folder. */
export async function compileFile(file, into = DIST) {
  const { transformFile } = await import('@swc/core');
  const name = relative(join(ROOT, 'src'), file).replace(/\.ts$/, '.js');
  const target = join(into, name);
  const sourceFileName = relative(dirname(join(DIST, name)), file);
  const { code, map } = await transformFile(file, { configFile: join(ROOT, '.swcrc'), sourceFileName });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, `${code}\n//# sourceMappingURL=${name.split('/').at(-1)}.map\n`);
  writeFileSync(`${target}.map`, map);
}

function sources() {
  return filesBelow(join(ROOT, 'src')).filter((file) => file.endsWith('.ts'));
}

/** Changes with any source, any setting of the build and any package. */
function sourcesHash() {
  const hash = createHash('sha256');
  const settings = ['package-lock.json', '.swcrc', 'scripts/build.mjs'].map((name) => join(ROOT, name));
  for (const file of [...settings, ...sources()]) {
    hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await compile();
  await preparePlayground();
  await prepareConsole();
}
