import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../src/local/programs/free-port.js';
import { type RunningSupabaseApi, startSupabaseApi } from '../../src/local/supabase/supabase-api.js';
import { createLogger } from '../../src/platform/logging/create-logger.js';
import type { Casualty } from './casualties.js';
import { EngineProcess } from './engine-process.js';
import { IntakeClient } from './intake-client.js';
import { Provider } from './provider.js';
import { uploadRecordings } from './recordings.js';
import { StandDatabase } from './stand-database.js';
import { Subscriber } from './subscriber.js';

export interface StandPlan {
  /** The snapshot of the engine and of this program. */
  readonly snapshot: string;
  /** The folder of the repository with the speech that recordings are made of. */
  readonly speechFile: string;
  readonly recordings: number;
  /** How long each recording is. */
  readonly seconds: number;
  readonly latencyMs: number;
  /** Roles of each replica, e.g. `api,scheduler`. */
  readonly replicas: readonly string[];
  readonly settings?: Readonly<Record<string, string>>;
  /** A module of this program that each replica loads before the engine. */
  readonly preload?: string;
  /** Between the engine and its database, e.g. a proxy: gets the address of the database, returns the one for the engine. */
  readonly databaseUrl?: (url: string) => Promise<string>;
  /** The same between the engine and its Supabase project. */
  readonly supabaseUrl?: (url: string) => Promise<string>;
}

const USERS = 3;
const API_AGAIN_MS = 500;
const secret = (bytes: number) => randomBytes(bytes).toString('hex');

/** Everything a run needs: database, Supabase API, provider and replicas, each a real process. */
export class Stand {
  readonly casualties: Casualty[] = [];
  readonly users = Array.from({ length: USERS }, () => randomUUID());
  readonly intake: IntakeClient;
  readonly subscriber: Subscriber;
  readonly keys = {
    publishableKey: `sb_publishable_${secret(16)}`,
    secretKey: `sb_secret_${secret(16)}`,
    jwtSecret: secret(32),
  };
  readonly databasePassword = secret(16);
  database!: StandDatabase;
  provider!: Provider;
  api!: RunningSupabaseApi;
  engines: EngineProcess[] = [];
  private stopping = false;

  private constructor(
    readonly plan: StandPlan,
    /** Logs, the ledger, temporary files of the engine, the cluster. */
    readonly folder: string,
  ) {
    const urls = () => this.engines.filter((engine) => engine.hasApi).map((engine) => engine.url);
    this.intake = new IntakeClient(urls, this.keys.secretKey, this.users);
    this.subscriber = new Subscriber(urls, this.keys.secretKey);
  }

  get temporaryFolder(): string {
    return join(this.folder, 'tmp');
  }

  get workers(): readonly EngineProcess[] {
    return this.engines.filter((engine) => engine.works);
  }

  static async start(plan: StandPlan): Promise<Stand> {
    const folder = await mkdtemp(join(tmpdir(), 'studio-faults-'));
    // As root the database runs under another account, which has to enter.
    await chmod(folder, 0o711);
    const stand = new Stand(plan, folder);
    try {
      await stand.startParts();
      return stand;
    } catch (error) {
      await stand.stop();
      throw error;
    }
  }

  /** Launches every replica, waits until all are ready. */
  async startEngines(): Promise<void> {
    for (const engine of this.engines) engine.launch();
    await Promise.all(this.engines.map((engine) => engine.ready()));
    await this.subscriber.start();
  }

  async stop(options: { keep?: boolean } = {}): Promise<void> {
    this.stopping = true;
    this.subscriber.stop();
    await Promise.all(this.engines.map((engine) => engine.retire()));
    this.provider?.stop();
    await this.api?.stop();
    await this.database?.close();
    if (!options.keep) await rm(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }

  private async startParts(): Promise<void> {
    const { plan, folder } = this;
    await mkdir(this.temporaryFolder);
    await mkdir(join(folder, 'logs'));
    this.database = await StandDatabase.start(join(folder, 'postgres'), this.databasePassword);
    await this.startApi(await freePort(0));
    await this.database.makeBucket();
    for (const user of this.users) {
      await this.database.read('insert into auth.users (id, email) values ($1, $2)', [user, `${user}@example.com`]);
    }
    const project = { url: this.api.url, secretKey: this.keys.secretKey };
    await uploadRecordings(project, await readFile(plan.speechFile), {
      from: 0,
      to: plan.recordings,
      seconds: plan.seconds,
    });
    this.provider = new Provider(await freePort(0), `sk-${secret(16)}`, join(folder, 'ledger.jsonl'));
    await this.provider.open(plan.latencyMs);
    const databaseUrl = (await plan.databaseUrl?.(this.database.url)) ?? this.database.url;
    const supabaseUrl = (await plan.supabaseUrl?.(this.api.url)) ?? this.api.url;
    for (const [index, roles] of plan.replicas.entries()) {
      const port = await freePort(0);
      this.engines.push(
        new EngineProcess({
          name: `replica-${index + 1}`,
          roles,
          port,
          program: join(plan.snapshot, 'src', 'main.js'),
          settings: this.settings(databaseUrl, supabaseUrl),
          logFolder: join(folder, 'logs'),
          cwd: folder,
          preload: plan.preload && fileURLToPath(new URL(plan.preload, import.meta.url)),
        }),
      );
    }
  }

  /** A hosted project's Storage is kept running by others; this one does not survive every loss of its database by itself. */
  private async startApi(port: number): Promise<void> {
    for (;;) {
      try {
        this.api = await startSupabaseApi({
          dir: join(this.folder, 'supabase-api'),
          databaseUrl: this.database.url,
          port,
          fileSizeLimit: '50MiB',
          log: createLogger({ level: 'silent' }),
          ...this.keys,
        });
        break;
      } catch (error) {
        if (this.stopping || this.api === undefined) throw error;
        await pause(API_AGAIN_MS);
      }
    }
    if (this.stopping) return this.api.stop();
    void this.api.ended.then(() => (this.stopping ? undefined : this.startApi(port)));
  }

  private settings(databaseUrl: string, supabaseUrl: string): Record<string, string> {
    const provider = (prefix: string) => ({
      [`${prefix}_BASE_URL`]: this.provider.baseUrl,
      [`${prefix}_API_KEY`]: this.provider.apiKey,
    });
    return {
      PATH: process.env.PATH ?? '',
      HOME: this.folder,
      TMPDIR: this.temporaryFolder,
      SUPABASE_URL: supabaseUrl,
      SUPABASE_PUBLISHABLE_KEY: this.keys.publishableKey,
      SUPABASE_SECRET_KEY: this.keys.secretKey,
      SUPABASE_JWT_SECRET: this.keys.jwtSecret,
      DATABASE_URL: databaseUrl,
      ...provider('TRANSCRIBER'),
      TRANSCRIBER_MODEL: 'fake-whisper',
      ...provider('REFINER'),
      REFINER_MODEL: 'fake-chat',
      REQUESTS_PER_MINUTE: '1000000',
      SWEEP_INTERVAL_SECONDS: '10',
      RETRY_DELAY_SECONDS: '2',
      WORKER_CONCURRENCY: '2',
      LOG_LEVEL: 'debug',
      ...this.plan.settings,
    };
  }
}
