import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const STUDIO = fileURLToPath(new URL('../../scripts/studio.mjs', import.meta.url));

/** What a run of `studio` left. */
export interface StudioRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface StudioOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** For standard input, which is no terminal. */
  readonly input?: string;
  /** Sends Ctrl-C as soon as standard output matches. */
  readonly interruptAt?: RegExp;
  /** Runs it on a terminal of `script`. */
  readonly terminal?: boolean;
}

/** Whether the system has `script`, which lends a terminal. */
export const HAS_SCRIPT = /util-linux/.test(spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '');

/** Runs `studio` of the last build to its end, with nothing of this machine's settings. */
export async function studio(args: readonly string[], options: StudioOptions): Promise<StudioRun> {
  const { cwd, env = {}, input = '', interruptAt, terminal = false } = options;
  const quoted = [process.execPath, STUDIO, ...args].map((word) => `'${word}'`).join(' ');
  const [program, words] = terminal
    ? ['script', ['-qec', `stty cols 120 rows 40; ${quoted}`, '/dev/null']]
    : [process.execPath, [STUDIO, ...args]];
  const child = spawn(program as string, words as string[], {
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd, XDG_CONFIG_HOME: `${cwd}/config`, TERM: 'xterm', ...env },
  });
  let [out, err] = ['', ''];
  let interrupted = false;
  child.stdout.on('data', (chunk) => {
    out += chunk;
    if (interrupted || !interruptAt?.test(out)) return;
    // A second Ctrl-C would end it at once.
    interrupted = child.kill('SIGINT');
  });
  child.stderr.on('data', (chunk) => (err += chunk));
  if (!terminal) child.stdin.end(input);
  const code = await new Promise<number>((resolve) => child.once('close', (value) => resolve(value ?? -1)));
  return { code, out, err };
}
