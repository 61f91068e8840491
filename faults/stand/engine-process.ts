import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { signal } from './process-list.js';

export interface EngineOptions {
  readonly name: string;
  readonly roles: string;
  readonly port: number;
  /** The engine's `main.js`. */
  readonly program: string;
  /** All of its environment. */
  readonly settings: Readonly<Record<string, string>>;
  readonly logFolder: string;
  readonly cwd: string;
  /** Loaded before the engine: it replaces parts of the engine. */
  readonly preload?: string;
}

/** Generations of one replica may have to wait for a busy machine. */
const START_LIMIT_MS = 300_000;

/** One replica: a real process, started again after each end as a supervisor would. */
export class EngineProcess {
  private child: ChildProcess | null = null;
  private ended: Promise<unknown> = Promise.resolve();
  /** Every process that was launched and has not ended yet. */
  private readonly running = new Map<ChildProcess, Promise<unknown>>();
  private retired = false;

  constructor(private readonly options: EngineOptions) {}

  get name(): string {
    return this.options.name;
  }

  get url(): string {
    return `http://127.0.0.1:${this.options.port}`;
  }

  get works(): boolean {
    return this.options.roles.includes('worker');
  }

  get hasApi(): boolean {
    return this.options.roles.includes('api');
  }

  get pid(): number {
    const pid = this.child?.pid;
    if (pid === undefined) throw new Error(`${this.name} does not run`);
    return pid;
  }

  get logFile(): string {
    return join(this.options.logFolder, `${this.name}.log`);
  }

  /** True while the process exists. */
  get alive(): boolean {
    return this.child !== null && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Starts a process; nothing once the run is over, because a fault can still be under way then. */
  launch(settings: Readonly<Record<string, string>> = {}): void {
    if (this.retired) return;
    const out = openSync(this.logFile, 'a', 0o600);
    const { program, roles, port, preload, cwd } = this.options;
    const imports = preload === undefined ? [] : [`--import=${preload}`];
    const child = spawn(process.execPath, ['--no-warnings', ...imports, program], {
      cwd,
      env: { ...this.options.settings, ...settings, ENGINE_ROLES: roles, PORT: String(port), HOST: '127.0.0.1' },
      stdio: ['ignore', out, out],
      // Its own group: Ctrl-C reaches this program alone, which then ends everything in order.
      detached: true,
    });
    closeSync(out);
    this.child = child;
    this.ended = once(child, 'exit');
    this.running.set(child, this.ended);
    child.once('exit', () => this.running.delete(child));
  }

  /** Resolves when it says that it is ready, or degraded. */
  async ready(): Promise<void> {
    const deadline = Date.now() + START_LIMIT_MS;
    for (;;) {
      if (!this.alive) throw new Error(`${this.name} ended while it started; see ${this.logFile}`);
      const answer = await fetch(`${this.url}/health/ready`, { signal: AbortSignal.timeout(3_000) }).catch(() => null);
      await answer?.body?.cancel();
      if (answer?.status === 200) return;
      if (Date.now() > deadline) throw new Error(`${this.name} was not ready in time; see ${this.logFile}`);
      await pause(100);
    }
  }

  send(name: NodeJS.Signals): void {
    signal(this.pid, name);
  }

  /** To it and to all that it started, as Ctrl-C in a terminal and a service manager do. */
  sendToGroup(name: NodeJS.Signals): void {
    signal(-this.pid, name);
  }

  /** Resolves when its log, from here on, holds the text. */
  async logged(text: string): Promise<void> {
    const { size } = await stat(this.logFile);
    const deadline = Date.now() + START_LIMIT_MS;
    while (!(await readFile(this.logFile, 'utf8')).slice(size).includes(text)) {
      if (Date.now() > deadline) throw new Error(`${this.name} never said "${text}"`);
      await pause(100);
    }
  }

  /** Resolves when it has ended, killed at the limit, with how long that took; milliseconds. */
  async end(limitMs: number): Promise<number> {
    const asked = performance.now();
    const limit = setTimeout(() => void this.kill(), limitMs);
    await this.ended;
    clearTimeout(limit);
    return performance.now() - asked;
  }

  /** SIGKILL; resolves when it is gone. */
  async kill(): Promise<void> {
    if (!this.alive) return;
    this.send('SIGKILL');
    await this.ended;
  }

  /** The end of the run: SIGKILL to every process and what it started. Resolves when they are gone; none is launched afterwards. */
  async retire(): Promise<void> {
    this.retired = true;
    for (const { pid } of this.running.keys()) if (pid !== undefined) signal(-pid, 'SIGKILL');
    await Promise.all(this.running.values());
  }

  /** SIGTERM; resolves when it is gone. Returns the exit code. */
  async stop(limitMs = 60_000): Promise<number | null> {
    if (!this.alive) return null;
    this.send('SIGCONT');
    this.send('SIGTERM');
    const late = new AbortController();
    await Promise.race([this.ended, pause(limitMs, undefined, { signal: late.signal }).catch(() => undefined)]);
    late.abort();
    const code = this.child?.exitCode ?? null;
    await this.kill();
    return code;
  }
}
