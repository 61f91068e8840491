import { execFile } from 'node:child_process';
import { Fault } from '../../platform/fault.js';
import { fullDiskFault } from './full-disk.js';
import { type ServerAccount, spawnAs } from './server-account.js';

/** The most bytes that are kept of a program's output. */
const OUTPUT_LIMIT = 1024 * 1024;

/**
 * Runs a program to its end as the account, with only PATH from the engine's environment.
 * @throws Fault UNAVAILABLE naming the program, with the last lines it printed.
 */
export function runProgram(
  file: string,
  args: readonly string[],
  options: { account: ServerAccount | null; cwd: string; timeoutMs: number },
): Promise<void> {
  const { account, cwd, timeoutMs } = options;
  const settings = { cwd, timeout: timeoutMs, maxBuffer: OUTPUT_LIMIT, env: programEnvironment(), ...spawnAs(account) };
  return new Promise((resolve, reject) => {
    execFile(file, [...args], settings, (error, stdout, stderr) => {
      if (error === null) return resolve();
      const full = fullDiskFault(`${stdout}\n${stderr}`, cwd);
      if (full !== null) return reject(full);
      const said = `${stdout}\n${stderr}`.trim().split('\n').slice(-4).join(' ');
      const name = file.split('/').at(-1);
      reject(new Fault('UNAVAILABLE', `${name} failed: ${said || error.message}`, { cause: error }));
    });
  });
}

/** PostgreSQL's programs need no more, and our environment may hold keys. */
export function programEnvironment(): Record<string, string> {
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', LANG: 'C', TZ: 'UTC' };
}
