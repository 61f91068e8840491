import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import type pg from 'pg';
import type { ChangeFilter } from '../../../src/monitoring/live/job-change.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { Collector, connect, insertJob, type LiveFeed, startLiveFeed } from './live-feed.js';

/** Every change of everybody. */
export const ANY: ChangeFilter = { userId: null, jobId: null, statuses: null };

/** A database with one user for the whole suite, a feed of its own for each test, and what tests do to both. */
export class FeedFixture {
  database!: TestDatabase;
  user!: string;
  live!: LiveFeed;
  private readonly clients: pg.Client[] = [];

  constructor() {
    beforeAll(async () => {
      this.database = await createTestDatabase();
      this.user = await this.database.addUser();
    });
    afterAll(() => this.database.drop());
    beforeEach(async () => {
      this.live = await startLiveFeed(this.database);
    });
    afterEach(async () => {
      await this.live.stop();
      await Promise.all(this.clients.splice(0).map((client) => client.end()));
    });
  }

  /** A connection that is closed after the test. */
  async open(): Promise<pg.Client> {
    const client = await connect(this.database);
    this.clients.push(client);
    return client;
  }

  insert(owner = this.user, by: TestDatabase | pg.Client = this.database): Promise<string> {
    return insertJob(by, owner);
  }

  move(jobId: string, status: string) {
    return this.database.query('update studio_jobs set status = $2 where job_id = $1', [jobId, status]);
  }

  async collect(filter = ANY, after: string | null = null): Promise<Collector> {
    return new Collector(await this.live.feed.subscribe(filter, after));
  }
}
