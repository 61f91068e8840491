// How far `npm ci` is, seen from the packages that are unpacked: npm itself says nothing where its output is not a terminal.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const LOOK_MS = 500;
/** Away from a terminal: a line for each of these steps, and one after this long. */
const STEP_PERCENT = 25;
const SILENT_MS = 5_000;
/** npm asks an unreachable registry for over a minute before it gives up. */
const STUCK_MS = 20_000;
/** A report of Node takes milliseconds, and a lockfile has a thousand packages. */
const MUSL = process.platform === 'linux' && process.report?.getReport().header.glibcVersionRuntime === undefined;

/** The packages of a lockfile that npm unpacks on this machine, as paths below its folder. */
export function packagesToUnpack(folder, { production = false } = {}) {
  const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([path, entry]) => path !== '' && !(production && (entry.dev || entry.devOptional)) && runsHere(entry))
    .map(([path, entry]) => ({ path, ...entry }));
}

/** Whether the package is made for this system; the C library counts too where the package names one. */
function runsHere({ os, cpu, libc }) {
  return (
    named(os, process.platform) &&
    named(cpu, process.arch) &&
    (libc === undefined || named(libc, MUSL ? 'musl' : 'glibc'))
  );
}

function named(list, value) {
  if (list === undefined) return true;
  return list.includes(value) || (list.every((each) => each.startsWith('!')) && !list.includes(`!${value}`));
}

/**
 * Shows how many of the paths below the folder are unpacked until `stop()` is called: one line that is written over on a
 * terminal, otherwise a line for each quarter and every five seconds.
 */
export function showProgress(folder, paths, stream = process.stdout) {
  const begun = Date.now();
  const waiting = new Set(paths);
  let shown = 0;
  let shownAt = begun;
  let left = paths.length;
  let movedAt = begun;
  const show = () => {
    for (const path of waiting) if (existsSync(join(folder, path, 'package.json'))) waiting.delete(path);
    if (waiting.size < left) movedAt = Date.now();
    left = waiting.size;
    const done = paths.length - left;
    const stuck = left > 0 && Date.now() - movedAt >= STUCK_MS ? '. Nothing arrives: check the network.' : '';
    const percent = Math.floor((100 * done) / paths.length);
    const text = `  ${done} of ${paths.length} packages unpacked, ${Math.round((Date.now() - begun) / 1000)} s${stuck}`;
    if (stream.isTTY) stream.write(`\r\u001b[2K${text}`);
    else if (percent >= shown + STEP_PERCENT || Date.now() - shownAt >= SILENT_MS) {
      shown = percent - (percent % STEP_PERCENT);
      shownAt = Date.now();
      stream.write(`${text}\n`);
    }
  };
  const timer = setInterval(show, LOOK_MS);
  return {
    stop() {
      clearInterval(timer);
      show();
      if (stream.isTTY) stream.write('\n');
    },
  };
}
