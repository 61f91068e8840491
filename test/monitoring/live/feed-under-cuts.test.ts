import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import type { ChangeFilter } from '../../../src/monitoring/live/job-change.js';
import { eventually } from '../../support/eventually.js';
import { StageScript } from '../../support/scripted-stages.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { startTestPipeline, type TestPipeline } from '../../support/test-pipeline.js';
import { Collector, connect, inOrder, type LiveFeed, startLiveFeed } from './live-feed.js';
import { ResumingSubscriber } from './resuming-subscriber.js';

const ANY: ChangeFilter = { userId: null, jobId: null, statuses: null };
const JOBS = 500;
const CUTS = 20;

describe('the feed while every database connection is cut again and again', () => {
  let database: TestDatabase;
  let pipeline: TestPipeline;
  let knife: pg.Client;
  const replicas: LiveFeed[] = [];
  const users: string[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    users.push(await database.addUser(), await database.addUser());
    const script = new StageScript();
    for (const stage of ['TRANSCRIBING', 'ENRICHING', 'REFINING'] as const) script.on(stage, () => pause(10));
    pipeline = await startTestPipeline(database, script, { workerConcurrency: 8, stageAttempts: 50, workerLosses: 50 });
    replicas.push(await startLiveFeed(database), await startLiveFeed(database));
    knife = await connect(database);
  });
  afterAll(async () => {
    await Promise.all(replicas.map((replica) => replica.stop()));
    await pipeline.stop();
    await knife.end();
    await database.drop();
  });

  const submit = (userId: string) => eventually(() => pipeline.submit(userId).catch(() => null));
  const cut = () =>
    knife.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
    );
  const recorded = async (where = 'true') =>
    (
      await knife.query<{ name: string }>(
        `select job_id || '/' || number as name from job_events where ${where} order by job_id, number`,
      )
    ).rows.map((row) => row.name);

  it(`loses and repeats no change for any subscriber: ${JOBS} jobs, ${CUTS} cuts`, async () => {
    const [first, second] = replicas as [LiveFeed, LiveFeed];
    const opening = new Collector(await first.feed.subscribe(ANY));
    await submit(users[0] as string);
    await opening.reaches(1);
    const after = opening.changes[0]?.eventId as string;
    const steady = users.map(async (userId) => new Collector(await second.feed.subscribe({ ...ANY, userId }, after)));
    const collectors = [opening, ...(await Promise.all(steady))];
    const wanderers = [7, 40, 150].map((stay) => new ResumingSubscriber(replicas, ANY, stay, after));

    let submitted = 1;
    for (let done = 0; done < CUTS; done += 1) {
      const until = 1 + Math.ceil(((done + 1) * (JOBS - 1)) / CUTS);
      const batch = Array.from({ length: until - submitted }, (_, i) => submit(users[i % 2] as string));
      submitted = until;
      await Promise.all(batch.slice(0, batch.length / 2));
      await cut();
      await Promise.all(batch);
    }
    await database.until(
      async () =>
        (await knife.query("select from studio_jobs where status not in ('COMPLETE', 'FAILED')")).rowCount === 0,
    );
    const all = await recorded();
    expect(new Set(all.map((name) => name.split('/')[0])).size).toBeGreaterThanOrEqual(JOBS);
    await opening.reaches(all.length);
    await Promise.all(wanderers.map((wanderer) => wanderer.reaches(all.length - 1)));
    for (const [index, userId] of users.entries()) {
      const own = (await recorded(`user_id = '${userId}'`)).filter((name) => name !== opening.names[0]);
      const collector = collectors[index + 1] as Collector;
      await collector.reaches(own.length);
      expect([...collector.names].sort()).toEqual([...own].sort());
      expect(inOrder(collector.changes)).toBe(true);
    }
    expect([...opening.names].sort()).toEqual([...all].sort());
    expect(inOrder(opening.changes)).toBe(true);
    for (const wanderer of wanderers) {
      await wanderer.stop();
      const names = wanderer.changes.map(({ jobId, number }) => `${jobId}/${number}`);
      expect(names.sort()).toEqual(all.filter((name) => name !== opening.names[0]).sort());
      expect(inOrder(wanderer.changes)).toBe(true);
    }
    expect(wanderers[0]?.resumptions).toBeGreaterThan(100);
    await Promise.all(collectors.map((collector) => collector.stop()));
  });
});
