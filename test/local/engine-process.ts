import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { WAIT_MS } from '../support/eventually.js';
import { localEnvironment } from './local-environment.js';

const MODULE = fileURLToPath(new URL('../../dist/local/project/local-project.js', import.meta.url));

/** A process that does what the engine does with local mode, and can be killed like one. */
export interface EngineProcess {
  readonly child: ChildProcess;
  readonly databaseUrl: string;
  readonly lines: string[];
  /** Exit code, or the signal's name. */
  readonly ended: Promise<number | string>;
}

const SCRIPT = `
  const [, environment] = process.argv;
  const { startLocalProject } = await import(${JSON.stringify(MODULE)});
  const say = (message) => console.log(message);
  const log = { debug() {}, info: say, warn: say, error: say, with: () => log };
  try {
    const project = await startLocalProject(JSON.parse(environment), log);
    process.on('SIGTERM', async () => { await project.stop(); process.exit(); });
    console.log('READY ' + project.environment.databaseUrl);
  } catch (error) {
    console.log('FAILED ' + error.message);
    process.exit(3);
  }
`;

/** Starts it and waits until it is ready, or throws what it said. */
export async function startEngineProcess(dataDir: string): Promise<EngineProcess> {
  const text = JSON.stringify(localEnvironment(dataDir));
  const child = spawn(process.execPath, ['--input-type=module', '-e', SCRIPT, text], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const ended = new Promise<number | string>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    lines.push(line);
    if (line.startsWith('READY ')) {
      child.stdout?.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
      child.stdout?.resume();
      return { child, lines, ended, databaseUrl: line.slice(6) };
    }
  }
  throw new Error(lines.join('\n'));
}

/** Numbers of the processes that name the folder in their arguments: supervisor, PostgreSQL, API; without the engine itself. */
export function processesOf(dataDir: string): number[] {
  return processTable()
    .filter(({ command }) => command.includes(dataDir) && !command.includes('--input-type=module'))
    .map(({ pid }) => pid)
    .sort((a, b) => a - b);
}

/** A process and everything it started, directly or not. */
export function familyOf(pid: number): readonly ProcessRow[] {
  const table = processTable();
  const below = (parent: number): ProcessRow[] =>
    table.filter((row) => row.parent === parent).flatMap((row) => [row, ...below(row.pid)]);
  return [...table.filter((row) => row.pid === pid), ...below(pid)];
}

/** Waits until none of them is left. */
export async function untilGone(dataDir: string): Promise<void> {
  await untilNone(() => processesOf(dataDir));
}

/** Waits until the list is empty, or throws what is still on it. */
export async function untilNone(list: () => readonly number[], limitMs = WAIT_MS): Promise<void> {
  const end = Date.now() + limitMs;
  for (let left = list(); left.length > 0; left = list()) {
    if (Date.now() > end) throw new Error(`still running after ${limitMs} ms: ${left.join(', ')}`);
    await wait(20);
  }
}

export interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

function processTable(): ProcessRow[] {
  if (existsSync('/proc/self/cmdline')) {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        try {
          const stat = readFileSync(`/proc/${name}/stat`, 'latin1');
          const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
          const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
          return [{ pid: Number(name), parent, command }];
        } catch {
          return []; // It ended while we looked.
        }
      });
  }
  const list = execFileSync('ps', ['-ww', '-axo', 'pid=,ppid=,command='], { encoding: 'utf8' });
  return list.split('\n').flatMap((line) => {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
}
