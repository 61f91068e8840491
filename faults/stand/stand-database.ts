import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type PostgresOptions, type RunningPostgres, startPostgres } from '../../src/local/postgres/postgres-server.js';
import { prepareLocalStorage } from '../../src/local/project/local-storage.js';
import { createLogger } from '../../src/platform/logging/create-logger.js';
import { familyOf, signal } from './process-list.js';

const NAME = 'studio';
const PATIENCE_MS = 60_000;

/** The PostgreSQL of a run, at full durability (with fsync), and the faults that it can have. */
export class StandDatabase {
  private pool: pg.Pool;

  private constructor(
    private readonly options: PostgresOptions,
    private server: RunningPostgres,
    readonly url: string,
  ) {
    this.pool = new pg.Pool({ connectionString: url, max: 4, application_name: 'faults', query_timeout: 30_000 });
    this.pool.on('error', () => undefined); // We cut these connections ourselves; the next query opens another.
  }

  static async start(dataDir: string, password: string): Promise<StandDatabase> {
    const log = createLogger({ level: 'error' });
    const settings = { max_connections: '300', fsync: 'on', synchronous_commit: 'on' };
    const first = await startPostgres({ dataDir, port: 0, password, log, settings });
    const admin = new pg.Client({ connectionString: first.url });
    await admin.connect();
    await admin.query(`create database ${NAME}`);
    await admin.end();
    const url = new URL(first.url);
    url.pathname = `/${NAME}`;
    return new StandDatabase({ dataDir, port: first.port, password, log, settings }, first, url.href);
  }

  get pid(): number {
    return this.server.pid;
  }

  /** Makes the audio bucket; the schema `storage` must be there. */
  async makeBucket(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url });
    await client.connect();
    await prepareLocalStorage(client, 'audio');
    await client.end();
  }

  /** Asks until there is an answer: a read that can be repeated. */
  async read<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      try {
        return (await this.pool.query<Row & pg.QueryResultRow>(text, [...values])).rows as Row[];
      } catch (error) {
        const { code } = error as { code?: string };
        if (/^(42|22|23)/.test(code ?? '') || Date.now() > deadline) throw error;
        await pause(100);
      }
    }
  }

  /** A connection of a program other than the engine; the caller ends it. Throws if the database has none left. */
  async stranger(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'stranger',
      options: '-c default_transaction_read_only=off',
    });
    client.on('error', () => undefined); // The stand is being stopped.
    await client.connect();
    return client;
  }

  /** `pg_ctl stop -m immediate`: no checkpoint, and sessions are cut. */
  async stop(): Promise<void> {
    await this.server.stop('immediate');
  }

  /** Starts it again on the same port; returns once it answers. */
  async startAgain(): Promise<void> {
    this.server = await startPostgres(this.options);
  }

  /** Every connection of the engine, cut by the server. Returns how many. */
  async cutConnections(): Promise<number> {
    const rows = await this.read(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where backend_type = 'client backend' and application_name like 'evolution-studios-engine%'`,
    );
    return rows.length;
  }

  /** Stops all its processes with SIGSTOP, like a network that loses everything. */
  async freeze(): Promise<void> {
    for (let round = 0; round < 2; round += 1) {
      for (const pid of await familyOf(this.server.pid)) signal(pid, 'SIGSTOP');
    }
  }

  async thaw(): Promise<void> {
    for (const pid of await familyOf(this.server.pid)) signal(pid, 'SIGCONT');
  }

  async close(): Promise<void> {
    await this.thaw();
    await this.pool.end();
    await this.server.stop('immediate');
  }
}
