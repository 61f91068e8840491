import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Fault } from '../../platform/fault.js';
import type { Logger } from '../../platform/logging/logger.js';
import { stopProcess } from '../postgres/postmaster.js';
import type { RequestMessage, StartedPart, SupervisorMessage, SupervisorRequest } from './supervisor-messages.js';

/** Above the limits that the supervisor itself keeps for each step. */
const REQUEST_LIMIT_MS = 600_000;
/** A fast shutdown of the database with its checkpoint. */
const STOP_LIMIT_MS = 30_000;

interface Pending {
  readonly resolve: (started: StartedPart | null) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** The engine's side of the process that runs PostgreSQL and the local Supabase API. */
export class Supervisor {
  private readonly pending = new Map<number, Pending>();
  private nextId = 1;
  private stopping = false;
  private postgresPid: number | null = null;

  private constructor(
    private readonly child: ChildProcess,
    private readonly log: Logger,
    private readonly onLost: (what: string) => void,
  ) {
    child.on('message', (message: SupervisorMessage) => this.hear(message));
    child.once('exit', () => void this.ended());
  }

  /**
   * @param dataDir shown in the process list, so that a person can see which engine the process belongs to
   * @param onLost called once at most, with a sentence, when the supervisor or a part of it ends unexpectedly
   */
  static start(dataDir: string, log: Logger, onLost: (what: string) => void): Supervisor {
    // From src (tests) as from dist the compiled file is two folders up and down again.
    const path = fileURLToPath(new URL('../../../dist/local/supervisor/supervisor-process.js', import.meta.url));
    const child = fork(path, [dataDir], {
      execArgv: [],
      cwd: '/',
      env: { PATH: process.env.PATH },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      // Its own process group: what ends our group (Ctrl-C, a closed terminal) must leave it to stop things in order.
      detached: true,
    });
    return new Supervisor(child, log, onLost);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  async startPostgres(options: Omit<SupervisorRequest & { kind: 'start-postgres' }, 'kind'>): Promise<StartedPart> {
    const started = await this.ask({ kind: 'start-postgres', ...options });
    this.postgresPid = started.pid;
    return started;
  }

  /** Starts or restarts the API. */
  startApi(options: Omit<SupervisorRequest & { kind: 'start-api' }, 'kind'>): Promise<StartedPart> {
    return this.ask({ kind: 'start-api', ...options });
  }

  /** Stops both and waits until the supervisor has ended, at most 30 s. Closing the pipe does the same without waiting. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.stopping = true;
    const gone = new Promise<void>((resolve) => this.child.once('exit', () => resolve()));
    const timer = setTimeout(() => this.child.kill('SIGKILL'), STOP_LIMIT_MS);
    if (this.child.connected) this.child.disconnect();
    await gone;
    clearTimeout(timer);
  }

  private ask(request: SupervisorRequest): Promise<StartedPart> {
    const id = this.nextId;
    this.nextId += 1;
    return new Promise((resolve, reject) => {
      const settle = (started: StartedPart | null) =>
        started === null ? reject(new Fault('INTERNAL', 'Local mode returned an empty answer.')) : resolve(started);
      const late = new Fault('UNAVAILABLE', 'Local mode did not answer within three minutes.');
      const timer = setTimeout(() => this.take(id)?.reject(late), REQUEST_LIMIT_MS);
      this.pending.set(id, { resolve: settle, reject, timer });
      this.child.send({ id, request } satisfies RequestMessage, (error) => {
        if (error)
          this.take(id)?.reject(new Fault('UNAVAILABLE', 'Local mode stopped while starting.', { cause: error }));
      });
    });
  }

  private take(id: number): Pending | undefined {
    const entry = this.pending.get(id);
    this.pending.delete(id);
    clearTimeout(entry?.timer);
    return entry;
  }

  private hear(message: SupervisorMessage): void {
    if (message.kind === 'log') this.log[message.level](message.message, { ...message.fields });
    else if (message.kind === 'done') this.take(message.id)?.resolve(message.started);
    else if (message.kind === 'failed') this.take(message.id)?.reject(new Fault('UNAVAILABLE', message.message));
    else if (!this.stopping) this.onLost(`${message.part} of local mode ended unexpectedly.`);
  }

  private async ended(): Promise<void> {
    for (const id of [...this.pending.keys()]) {
      this.take(id)?.reject(new Fault('UNAVAILABLE', 'The process that runs local mode ended while starting.'));
    }
    if (this.stopping) return;
    this.stopping = true;
    // The supervisor cannot stop the database any more, so the engine does: none of its processes may keep running.
    if (this.postgresPid !== null) await stopProcess(this.postgresPid).catch(() => false);
    this.onLost('The process that runs local mode ended unexpectedly.');
  }
}
