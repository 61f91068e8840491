// Set-up steps that `npm run quickstart`, `npm test` and `npm run dev` share. They run before any package is there, on Node 20 or later.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isBuilt } from './build.mjs';
import { fullDiskIn, installSets, PINNED_NODE, setsToDevelop, setsToRun } from './packages.mjs';
import { ENGINE_NODE, engineNode, ROOT, run, systemNodeSuffices } from './run.mjs';

const MINUTE = 60_000;

/** Packages and a build to run the engine in local mode. Throws a sentence when one of them fails. */
export async function setUpToRun() {
  await installSets(setsToRun());
  await ensurePinnedNode();
  // The program is linked to bin; the rest are headers and npm.
  rmSync(join(PINNED_NODE.folder, 'node_modules', 'node', 'node_modules'), { recursive: true, force: true });
  await buildIfOld();
}

/** Packages to develop with; no build. Throws a sentence when something fails. */
export async function setUpToDevelop() {
  await installSets(setsToDevelop());
  await ensurePinnedNode(ROOT);
}

/** Where install scripts were not run, the package `node` has no Node in it yet. */
async function ensurePinnedNode(folder = PINNED_NODE.folder) {
  if (systemNodeSuffices() || pinnedNodeRuns()) return;
  console.log(`Fetching Node ${ENGINE_NODE} (the install step of the package "node" was not run) …`);
  const cwd = join(folder, 'node_modules', 'node');
  await run(process.execPath, ['installArchSpecificPackage.js'], { cwd, quiet: true, limitMs: 5 * MINUTE });
  if (pinnedNodeRuns()) return;
  throw new Error(
    `Node ${ENGINE_NODE} could not be set up. Install it yourself, or run "npm ci" with install scripts allowed for the package "node".`,
  );
}

function pinnedNodeRuns() {
  const manifest = join(PINNED_NODE.folder, 'package.json');
  const wanted = JSON.parse(readFileSync(manifest, 'utf8')).dependencies.node;
  const { status, stdout } = spawnSync(engineNode(), ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return status === 0 && stdout.trim() === `v${wanted}`;
}

/** Builds where the sources changed since the last build. */
export async function buildIfOld() {
  if (isBuilt()) return;
  console.log('Building …');
  const { code, output } = await build({ quiet: true });
  if (code === 0) return;
  throw new Error(fullDiskIn(output, 'the build could not be written') ?? `${output}\nThe build failed, see above.`);
}

/** Builds even if the stamp is current. Resolves with `{ code, output }`. */
export function build({ quiet = false } = {}) {
  const script = join(ROOT, 'scripts', 'build.mjs');
  return run(engineNode(), [script], { quiet, limitMs: 5 * MINUTE, what: 'the build' });
}
