// node scripts/guard.mjs PROGRAM ARGUMENT…: runs a program in our process group and ends the whole group when our standard input
// closes. The starter holds the other end of that pipe, so nothing outlives it, not even after a SIGKILL of the starter.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** A package manager finishes what it writes after SIGTERM; after this long it gets SIGKILL. */
const STOP_LIMIT_MS = 4_000;

let stopping = false;
const child = spawn(process.argv[2], process.argv.slice(3), { stdio: ['ignore', 'inherit', 'inherit'] });
child.once('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
child.once('exit', (code, signal) => {
  // While we stop, a descendant of the program may still run: the SIGKILL of the group below ends it and us.
  if (!stopping) process.exit(code ?? 128 + constants.signals[signal]);
  process.kill(-process.pid, 'SIGKILL');
});

function stop() {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.kill(-process.pid, 'SIGKILL'), STOP_LIMIT_MS);
  process.kill(-process.pid, 'SIGTERM');
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
process.stdin.on('end', stop).on('error', stop).resume();
