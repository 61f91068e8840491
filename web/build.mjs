// The console's files, which the engine serves from web/dist. They are committed, compressed, so that running the engine needs neither React
// nor a bundler. Where the sources changed and the packages of web are installed (npm ci in web), they are built anew: commit them then.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const DIST = join(HERE, 'dist');
const STAMP = '.stamp';
/** Beside the sources, what decides about the build. */
const SETTINGS = ['package.json', 'package-lock.json', 'index.html', 'vite.config.ts', 'build.mjs'];

/** Changes with the console's sources and with the versions of its packages. */
export function consoleHash() {
  const hash = createHash('sha256');
  for (const file of [...SETTINGS.map((name) => join(HERE, name)), ...filesBelow(join(HERE, 'src'))]) {
    hash.update(relative(HERE, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** The hash that the committed files were made from; null where there are none. */
export function builtHash() {
  const file = join(DIST, STAMP);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** Makes web/dist what the sources say. Without the packages of web it takes the committed files as they are. */
export async function prepareConsole() {
  const wanted = consoleHash();
  if (builtHash() === wanted || !existsSync(join(HERE, 'node_modules', 'vite'))) return;
  const aside = join(HERE, `.dist-${process.pid}`);
  try {
    const { build } = await import('vite');
    process.env.CONSOLE_OUT = aside;
    await build({ root: HERE, configFile: join(HERE, 'vite.config.ts'), logLevel: 'warn' });
    compress(aside);
    writeFileSync(join(aside, STAMP), wanted);
    rmSync(DIST, { recursive: true, force: true });
    mkdirSync(HERE, { recursive: true });
    renameSync(aside, DIST);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** The page stays as it is, since each answer puts its nonce in. */
function compress(folder) {
  for (const file of filesBelow(folder)) {
    if (file.endsWith('.html')) continue;
    writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
    rmSync(file);
  }
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await prepareConsole();
