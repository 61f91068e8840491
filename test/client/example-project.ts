import { execFile } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type PackedClient, unpackInto } from './packed-client.js';

const run = promisify(execFile);
/** Type-checking needs neither programs of other platforms nor scripts. */
const INSTALL = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];

/**
 * The example as somebody who copied it has it: with its lockfile's packages and the packed client. Answers what runs a program of its packages
 * and says what that printed.
 */
export async function installExample(name: string, packed: PackedClient, folder: string, more: readonly string[] = []) {
  const project = join(folder, name);
  const filter = (source: string) => !/\/(node_modules|dist|\.next)(\/|$)/.test(source);
  await cp(join('examples', name), project, { recursive: true, filter });
  await run('npm', [...INSTALL, ...more], { cwd: project });
  await unpackInto(packed.archive, project);
  return (program: string, ...args: string[]) => outcome(join(project, 'node_modules/.bin', program), args, project);
}

/** What a program says; empty where it succeeds without a word. */
async function outcome(program: string, args: readonly string[], cwd: string): Promise<string> {
  try {
    const { stdout } = await run(program, [...args], { cwd });
    return stdout;
  } catch (error) {
    const { stdout, message } = error as { stdout?: string; message: string };
    return `${message}\n${stdout ?? ''}`;
  }
}
