// The processes that started this one: npm, the shell it uses, or a person's shell. A SIGKILL of npm does not reach its children, so they must check.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Remembers our parent and, where npm started us through a shell, npm too. */
export function starters() {
  const parent = process.ppid;
  const grandparent = process.env.npm_lifecycle_event !== undefined && isShell(parent) ? parentOf(parent) : null;
  return {
    /** True once one of them has ended: an orphan gets another parent, and an ended process cannot be signalled. */
    someoneIsGone: () => process.ppid !== parent || (grandparent !== null && !isAlive(grandparent)),
  };
}

function isShell(pid) {
  return /^-?(ba|da|z|k|a)?sh$/.test(describe(pid, 'comm=').split('/').at(-1) ?? '');
}

function parentOf(pid) {
  const number = Number.parseInt(describe(pid, 'ppid='), 10);
  return number > 1 ? number : null;
}

/** Linux has it in /proc, also in a container without `ps`. */
function describe(pid, what) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const end = stat.lastIndexOf(')');
    return what === 'comm=' ? stat.slice(stat.indexOf('(') + 1, end) : stat.slice(end + 2).split(' ')[1];
  } catch {
    // No /proc: macOS.
  }
  try {
    return execFileSync('ps', ['-o', what, '-p', String(pid)], { encoding: 'utf8', timeout: 5_000 }).trim();
  } catch {
    return ''; // It ended just now, which the parent's number shows as well.
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
