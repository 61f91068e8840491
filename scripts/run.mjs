// Runs the programs of a set-up. They end with this process, whatever ends it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { starters } from './starters.mjs';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** The oldest Node that the engine runs on; these scripts themselves run on 20. */
export const ENGINE_NODE = 24;

const GUARD = join(ROOT, 'scripts', 'guard.mjs');
const MINUTE = 60_000;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** Longer than the guard's own limit. */
const KILL_AFTER_MS = 6_000;
const running = new Set();
/** Detects the end of npm or the shell that started this process. Read at the start, because later the parent's id is lost. */
const watched = starters();

/** Whether the Node that runs this script can run the engine. */
export function systemNodeSuffices() {
  return Number(process.versions.node.split('.')[0]) >= ENGINE_NODE;
}

/** The Node that everything but these scripts runs on: our own where it is new enough, otherwise the pinned one. */
export function engineNode() {
  if (systemNodeSuffices()) return process.execPath;
  const pinned = ['node_modules', 'packages/node/node_modules'].map((folder) => join(ROOT, folder, '.bin', 'node'));
  return pinned.find((path) => existsSync(path)) ?? pinned[0];
}

/** The environment of every child: the engine's Node and the installed tools come first. */
export function childEnvironment(more = {}) {
  const first = [join(ROOT, 'node_modules', '.bin'), dirname(engineNode())];
  return { ...process.env, PATH: [...first, process.env.PATH ?? ''].join(':'), ...more };
}

/**
 * Runs a program to its end. Resolves with `{ code, output }`: code 1 when it cannot start or overruns its limit; `output` has the
 * last 8,000 characters where `quiet` keeps them from the screen. A signal to us, or the death of what started us, stops the
 * program with everything it started, prints one sentence and ends this process.
 */
export function run(file, args, { limitMs = 10 * MINUTE, cwd = ROOT, quiet = false, env = {}, what = file } = {}) {
  return new Promise((resolve) => {
    const stream = quiet ? 'pipe' : 'inherit';
    const stdio = ['pipe', stream, stream];
    const child = spawn(process.execPath, [GUARD, file, ...args], {
      cwd,
      stdio,
      env: childEnvironment(env),
      detached: true,
    });
    child.stdin.on('error', () => undefined); // The guard has ended.
    let output = '';
    const keep = (chunk) => {
      output = (output + chunk).slice(-8000);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    const timer = setTimeout(() => {
      output += `\n${what} did not finish within ${limitMs / 1000} s and was stopped.`;
      if (!quiet) console.error(output.split('\n').at(-1));
      killGroup(child, 'SIGTERM');
    }, limitMs);
    const entry = { child, what };
    add(entry);
    const finish = (code) => {
      clearTimeout(timer);
      remove(entry);
      resolve({ code, output: output.trim() });
    };
    child.once('error', (error) => {
      output += error.message;
      finish(1);
    });
    child.once('close', (code) => finish(code ?? 1));
  });
}

const listeners = new Map(SIGNALS.map((signal) => [signal, () => interrupted(signal)]));
let watch = null;

function add(entry) {
  running.add(entry);
  if (running.size > 1) return;
  for (const [signal, listener] of listeners) process.on(signal, listener);
  watch = setInterval(() => {
    if (watched.someoneIsGone()) interrupted('SIGTERM');
  }, 250);
  watch.unref();
}

function remove(entry) {
  running.delete(entry);
  if (running.size > 0 || stopping) return;
  for (const [signal, listener] of listeners) process.off(signal, listener);
  clearInterval(watch);
}

let stopping = false;

/** Stops what runs, says so in one sentence and ends this process as the signal would have. */
function interrupted(signal) {
  if (stopping) return;
  stopping = true;
  const entries = [...running];
  const code = 128 + constants.signals[signal];
  const end = () => {
    const names = entries.map(({ what }) => what).join(', ');
    console.error(`\nStopped by ${signal} during ${names}. Run the same command again to continue.`);
    process.exit(code);
  };
  let left = entries.length;
  for (const { child } of entries) {
    child.once('exit', () => {
      left -= 1;
      if (left === 0) end();
    });
    killGroup(child, 'SIGTERM');
  }
  setTimeout(() => {
    for (const { child } of entries) killGroup(child, 'SIGKILL');
    end();
  }, KILL_AFTER_MS);
}

function killGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has ended, or never started.
  }
}
