import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LocalDescription } from '../../src/local/project/local-project.js';
import { untilGone } from '../local/engine-process.js';
import { eventually } from '../support/eventually.js';
import { Moments } from '../support/moments.js';

const programOf = (name: string) => fileURLToPath(new URL(`../../dist/${name}.js`, import.meta.url));
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** How long a job of a real recogniser may take on a busy machine, and a test with a few of them. Milliseconds. */
export const JOB_MS = 240_000;
export const JOURNEY_MS = 480_000;

/** The engine as a user starts it: `npm start` in local mode, on free ports, in a data folder of its own. */
export class EngineUnderTest {
  private child: ChildProcess | null = null;
  private output = '';
  private readonly written = new Moments();
  private ended: Promise<void> = Promise.resolve();

  private constructor(readonly dataDir: string) {}

  static async inNewFolder(): Promise<EngineUnderTest> {
    return new EngineUnderTest(await mkdtemp(join(tmpdir(), 'studio-journey-')));
  }

  /** Starts it and waits until it answers; returns what local.json says. */
  async start(
    settings: Record<string, string> = {},
    program: 'main' | 'quickstart' = 'main',
  ): Promise<LocalDescription> {
    await rm(join(this.dataDir, 'local.json'), { force: true });
    const child = spawn(process.execPath, [programOf(program)], {
      cwd: ROOT,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        DATA_DIR: this.dataDir,
        PORT: '18080',
        LOCAL_DATABASE_PORT: '15432',
        LOCAL_SUPABASE_PORT: '15421',
        LOG_LEVEL: 'info',
        // Tests ask for their jobs again and again.
        REQUESTS_PER_MINUTE: '1000000',
        // A closed network: no model is fetched.
        MODELS_URL: 'http://127.0.0.1:9',
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    this.output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.output += chunk;
        this.written.happened();
      });
    }
    this.ended = new Promise((resolve) => child.once('exit', () => resolve()));
    return eventually(async () => {
      if (child.exitCode !== null) throw new Error(`the engine ended:\n${this.output}`);
      try {
        return JSON.parse(await readFile(join(this.dataDir, 'local.json'), 'utf8')) as LocalDescription;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return null;
        throw error;
      }
    }, JOB_MS);
  }

  get pid(): number {
    return this.child?.pid ?? -1;
  }

  /** Everything it has logged since its start. */
  get log(): string {
    return this.output;
  }

  /** Waits until its log satisfies the condition. */
  async logs(holds: (log: string) => boolean): Promise<void> {
    await this.written.until(() => holds(this.output));
  }

  /** As the machine's own out-of-memory killer would: no warning, no tidying. */
  async killHard(): Promise<void> {
    this.child?.kill('SIGKILL');
    await this.ended;
  }

  async stop(): Promise<void> {
    this.child?.kill('SIGTERM');
    await this.ended;
  }

  async remove(): Promise<void> {
    await this.stop();
    // PostgreSQL may write a little longer than its parents live.
    await untilGone(this.dataDir);
    await rm(this.dataDir, { recursive: true, force: true });
  }
}
