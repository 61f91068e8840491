// npm run dev: sets up, starts local mode once, and restarts the engine when a source changes.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { compileFile } from './build.mjs';
import { childEnvironment, engineNode, ROOT } from './run.mjs';
import { buildIfOld, setUpToDevelop } from './setup.mjs';
import { starters } from './starters.mjs';

/** An editor writes a file in several steps. */
const SETTLE_MS = 80;
const watched = starters();
try {
  await setUpToDevelop();
  await buildIfOld();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

const child = spawn(engineNode(), [join(ROOT, 'dist', 'dev.js')], {
  cwd: ROOT,
  // The fourth is a pipe that breaks when this process ends for any reason; the child then stops everything.
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  // Keeps compiled code between starts.
  env: childEnvironment({ NODE_COMPILE_CACHE: join(ROOT, 'node_modules', '.cache', 'engine') }),
});
let changedAt = null;
child.on('message', ({ ready, ms }) => {
  const since = changedAt === null ? ms : Date.now() - changedAt;
  changedAt = null;
  console.log(`── ${ready} is ready after ${(since / 1000).toFixed(1)} s. Watching src; Ctrl-C stops everything.`);
});
child.once('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
setInterval(() => watched.someoneIsGone() && child.kill('SIGTERM'), 250).unref();

const changed = new Set();
let timer = null;
const folders = new Set();
/** One watch for each folder: a recursive watch on Linux loses a file that an editor replaces. */
function watchFolder(folder) {
  if (folders.has(folder)) return;
  folders.add(folder);
  const watcher = watch(join(ROOT, 'src', folder), (_, name) => {
    if (name?.endsWith('.ts')) note(join(folder, name));
    else watchFoldersOf(folder);
  });
  watcher.on('error', () => folders.delete(folder)); // The folder was deleted.
  watchFoldersOf(folder);
}

function watchFoldersOf(folder) {
  if (!existsSync(join(ROOT, 'src', folder))) return;
  for (const entry of readdirSync(join(ROOT, 'src', folder), { withFileTypes: true })) {
    if (entry.isDirectory()) watchFolder(join(folder, entry.name));
  }
}

function note(name) {
  changed.add(name);
  clearTimeout(timer);
  timer = setTimeout(restart, SETTLE_MS);
}

watchFolder('');

async function restart() {
  const names = [...changed].filter((name) => existsSync(join(ROOT, 'src', name)));
  changed.clear();
  if (names.length === 0) return;
  changedAt = Date.now();
  try {
    for (const name of names) await compileFile(join(ROOT, 'src', name));
  } catch (error) {
    console.error(
      `${error.message}\n── ${names.join(', ')} does not compile; the engine keeps running without the change.`,
    );
    return;
  }
  console.log(`── ${names.join(', ')} changed; the engine restarts.`);
  if (names.some((name) => name.startsWith('local/')))
    console.log('── Stop and start "npm run dev" to use a change of src/local.');
  child.send('restart');
}
