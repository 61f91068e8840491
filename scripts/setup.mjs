// Set-up steps that `npm run quickstart` and `npm test` share. They run before any package is there, on whatever Node >= 20 the user has.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** The Node that everything but these scripts runs on. */
export const NODE = join(ROOT, 'node_modules', '.bin', 'node');

const PACKAGES_STAMP = join(ROOT, 'node_modules', '.engine-packages');
const BUILD_STAMP = join(ROOT, 'dist', '.engine-build');
const MINUTE = 60_000;

/** The environment of every child: the pinned Node comes first. */
export function childEnvironment(more = {}) {
  return { ...process.env, PATH: `${join(ROOT, 'node_modules', '.bin')}:${process.env.PATH ?? ''}`, ...more };
}

/** Runs a program with its output on our screen. Resolves with its exit code; 1 when it cannot start or overruns its limit. */
export function run(file, args, { limitMs = 10 * MINUTE, cwd = ROOT, quiet = false, env = {} } = {}) {
  return new Promise((resolve) => {
    const stdio = ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'];
    const child = spawn(file, args, { cwd, stdio, env: childEnvironment(env) });
    let said = '';
    const keep = (chunk) => {
      said = (said + chunk).slice(-8000);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    const timer = setTimeout(() => {
      console.error(`${file} did not finish within ${limitMs / 1000} s and is stopped.`);
      child.kill('SIGKILL');
    }, limitMs);
    const finish = (code) => {
      clearTimeout(timer);
      if (quiet && code !== 0) console.error(said.trimEnd());
      resolve(code);
    };
    child.once('error', (error) => {
      said += error.message;
      finish(1);
    });
    child.once('exit', (code) => finish(code ?? 1));
  });
}

/** Packages, the pinned Node, the build. Throws a sentence when one of them fails. */
export async function setUp({ build = true } = {}) {
  await installPackages();
  await ensurePinnedNode();
  if (build) await buildIfOld();
}

async function installPackages() {
  const wanted = hashOf(readFileSync(join(ROOT, 'package-lock.json')));
  if (existsSync(PACKAGES_STAMP) && readFileSync(PACKAGES_STAMP, 'utf8') === wanted) return;
  if (!installedAsLocked()) {
    console.log('Installing packages (npm ci) …');
    // npm's own variables of this run would otherwise steer the inner one, e.g. to leave out the dev packages.
    const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
    const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
    const code = await run(npm[0], [...npm.slice(1), ...args], { limitMs: 15 * MINUTE });
    if (code !== 0) throw new Error('The packages could not be installed: "npm ci" failed, see above.');
  }
  writeFileSync(PACKAGES_STAMP, wanted);
}

/** Somebody may have run `npm ci` by hand: then every package that is not optional is there in its locked version. */
function installedAsLocked() {
  try {
    const locked = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
    const there = JSON.parse(readFileSync(join(ROOT, 'node_modules', '.package-lock.json'), 'utf8')).packages;
    return Object.entries(locked).every(
      ([path, { version, optional }]) => path === '' || optional || there[path]?.version === version,
    );
  } catch {
    return false; // No packages, or a file that is cut off: install.
  }
}

async function ensurePinnedNode() {
  if (pinnedNodeRuns()) return;
  console.log('Fetching Node 24 (the install step of the package "node" was not run) …');
  await run(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: join(ROOT, 'node_modules', 'node'),
    quiet: true,
    limitMs: 5 * MINUTE,
  });
  if (!pinnedNodeRuns()) {
    throw new Error('Node 24 could not be set up. Run "npm ci" with install scripts allowed for the package "node".');
  }
}

function pinnedNodeRuns() {
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).devDependencies.node;
  const { status, stdout } = spawnSync(NODE, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return status === 0 && stdout.trim() === `v${wanted}`;
}

export async function buildIfOld() {
  const wanted = sourcesHash();
  if (existsSync(BUILD_STAMP) && readFileSync(BUILD_STAMP, 'utf8') === wanted) return;
  console.log('Building …');
  const code = await build({ quiet: true });
  if (code !== 0) throw new Error('The build failed, see above.');
}

/** Builds whatever the stamp says. Resolves with the exit code. */
export async function build({ quiet = false } = {}) {
  const wanted = sourcesHash();
  const nest = join(ROOT, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
  const code = await run(NODE, [nest, 'build'], { quiet, limitMs: 5 * MINUTE });
  if (code !== 0) return code;
  const playground = await run(NODE, [join(ROOT, 'playground', 'build.mjs')], { quiet, limitMs: 5 * MINUTE });
  if (playground !== 0) return playground;
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  writeFileSync(BUILD_STAMP, wanted);
  return 0;
}

/** Changes with any source, any setting of the build and any package. */
function sourcesHash() {
  const hash = createHash('sha256');
  const files = ['package-lock.json', 'nest-cli.json', 'tsconfig.json', '.swcrc'].map((name) => join(ROOT, name));
  for (const file of [...files, ...filesBelow(join(ROOT, 'src')), ...playgroundSources()]) {
    hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function playgroundSources() {
  const folder = join(ROOT, 'playground');
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map(({ name }) => join(folder, name)).sort();
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]));
}

function hashOf(data) {
  return createHash('sha256').update(data).digest('hex');
}
