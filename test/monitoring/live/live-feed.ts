import pg from 'pg';
import { EventFeed } from '../../../src/monitoring/live/event-feed.js';
import { EventReader } from '../../../src/monitoring/live/event-reader.js';
import type { JobChange } from '../../../src/monitoring/live/job-change.js';
import { type Database, openDatabase } from '../../../src/platform/postgres/database.js';
import { PostgresListener } from '../../../src/platform/postgres/listener.js';
import { WAIT_MS } from '../../support/eventually.js';
import { Moments } from '../../support/moments.js';
import { quietLogger } from '../../support/quiet-logger.js';
import type { TestDatabase } from '../../support/test-database.js';

/** One replica's feed with its own pool and listener. */
export interface LiveFeed {
  readonly feed: EventFeed;
  readonly db: Database;
  readonly listener: PostgresListener;
  stop(): Promise<void>;
}

export async function startLiveFeed(database: TestDatabase): Promise<LiveFeed> {
  const db = openDatabase({ url: database.url, poolSize: 4, log: quietLogger });
  const listener = new PostgresListener({ url: database.url, log: quietLogger });
  const feed = new EventFeed(new EventReader(db), listener, quietLogger);
  await listener.start();
  return {
    feed,
    db,
    listener,
    async stop() {
      await feed.onModuleDestroy();
      await listener.close();
      await db.destroy();
    },
  };
}

/** A connection of its own, to hold a transaction open. */
export async function connect(database: TestDatabase): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  return client;
}

/** Makes a job; with a client within its transaction. Returns its id. */
export async function insertJob(by: TestDatabase | pg.Client, owner: string): Promise<string> {
  const statement = 'insert into studio_jobs (user_id, raw_audio_url) values ($1, $2) returning job_id';
  const values = [owner, 'a.mp3'];
  const rows = by instanceof pg.Client ? (await by.query(statement, values)).rows : await by.query(statement, values);
  return (rows[0] as { job_id: string }).job_id;
}

/** Everything somebody gets, as it comes. */
export class Collector {
  readonly changes: JobChange[] = [];
  error: unknown = null;
  readonly finished: Promise<void>;
  private readonly came = new Moments();

  constructor(private readonly stream: AsyncIterableIterator<JobChange, undefined>) {
    this.finished = this.collect();
  }

  /** `job/number` of each change, in order of arrival. */
  get names(): readonly string[] {
    return this.changes.map((change) => `${change.jobId}/${change.number}`);
  }

  get lastId(): string | null {
    return this.changes.at(-1)?.eventId ?? null;
  }

  async stop(): Promise<void> {
    await this.stream.return?.();
    await this.finished;
  }

  /** Resolves when so many changes are there. */
  async reaches(count: number, limitMs = WAIT_MS): Promise<void> {
    await this.came
      .until(() => this.changes.length >= count, limitMs)
      .catch(() => {
        throw new Error(`${this.changes.length} of ${count} changes came within ${limitMs} ms`);
      });
  }

  private async collect(): Promise<void> {
    try {
      for await (const change of this.stream) {
        this.changes.push(change);
        this.came.happened();
      }
    } catch (error) {
      this.error = error;
    }
  }
}

/** Whether the changes of each job came in the order of their numbers, none twice and none left out between the first and the last. */
export function inOrder(changes: readonly JobChange[]): boolean {
  const last = new Map<string, number>();
  return changes.every(({ jobId, number }) => {
    const before = last.get(jobId);
    last.set(jobId, number);
    return before === undefined || number === before + 1;
  });
}
