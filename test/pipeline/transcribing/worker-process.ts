import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { StorageProject } from '../../supabase/storage-project.js';
import type { FakeOpenAi } from '../../support/fake-openai/fake-openai.js';

const MAIN = fileURLToPath(new URL('../../../dist/main.js', import.meta.url));

/** The built engine in a process of its own, in front of a test project and a fake provider: it can be killed. */
export class WorkerProcess {
  private child: ChildProcess | null = null;
  private ended: Promise<void> = Promise.resolve();
  output = '';

  constructor(
    private readonly project: StorageProject,
    private readonly fake: FakeOpenAi,
    private readonly settings: Record<string, string> = {},
  ) {}

  start(): void {
    const { url, publishableKey, secretKey } = this.project.settings;
    const child = spawn(process.execPath, [MAIN], {
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        SUPABASE_URL: url,
        SUPABASE_PUBLISHABLE_KEY: publishableKey,
        SUPABASE_SECRET_KEY: secretKey,
        DATABASE_URL: this.project.databaseUrl,
        HOST: '127.0.0.1',
        PORT: '0',
        TRANSCRIBER_BASE_URL: this.fake.baseUrl,
        TRANSCRIBER_MODEL: 'whisper-1',
        TRANSCRIBER_API_KEY: this.fake.apiKey,
        TRANSCRIBER_CAPABILITIES: 'chunkSeconds=20',
        REFINER_BASE_URL: 'offline',
        RETRY_DELAY_SECONDS: '1',
        ...this.settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (text: Buffer) => {
        this.output = (this.output + text).slice(-100_000);
      });
    }
    this.ended = new Promise((resolve) => child.once('exit', () => resolve()));
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** No warning, no tidying. */
  async killHard(): Promise<void> {
    this.child?.kill('SIGKILL');
    await this.ended;
  }

  async stop(): Promise<void> {
    this.child?.kill('SIGTERM');
    await this.ended;
  }
}
