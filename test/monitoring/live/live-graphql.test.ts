import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'graphql-ws';
import { eventually } from '../../support/eventually.js';
import { startTestProject, type TestProject, type TestUser } from '../../support/test-project.js';
import { CHANGES, type SocketChange, Subscribed, socketClient } from './socket-client.js';

const DETAILS = {
  code: 'INTERNAL',
  message: 'm',
  stage: 'TRANSCRIBING',
  attempt: 1,
  retryable: false,
  at: '2026-01-01T00:00:00Z',
  attempts: [],
};

describe('subscriptions over the socket', () => {
  let project: TestProject;
  let ada: TestUser;
  let ben: TestUser;
  const clients: Client[] = [];

  beforeAll(async () => {
    // No worker: the tests move the jobs.
    project = await startTestProject({ roles: ['api'] });
    ada = await project.signUp();
    ben = await project.signUp();
  });
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.dispose()));
    await project.stop();
  });

  const connect = (token: string) => {
    const client = socketClient(project.engine.url, token);
    clients.push(client);
    return client;
  };
  const insert = async (userId: string, count = 1) =>
    (
      await project.database.query<{ job_id: string }>(
        `insert into studio_jobs (user_id, raw_audio_url) select $1, 'a.mp3' from generate_series(1, $2::int) returning job_id`,
        [userId, count],
      )
    ).map((row) => row.job_id);
  const move = (jobIds: readonly string[], status: string) =>
    project.database.query('update studio_jobs set status = $2, error_details = $3 where job_id = any($1)', [
      jobIds,
      status,
      status === 'FAILED' ? JSON.stringify(DETAILS) : null,
    ]);
  /** A subscription has no acknowledgement: it stands once it has told of a change. */
  const standing = async (subscribed: Subscribed<SocketChange>, userId: string) => {
    await eventually(async () => {
      await insert(userId);
      return subscribed.values.length > 0 ? true : null;
    });
  };
  const recorded = async (userId: string, since: number) =>
    (
      await project.database.query<{ name: string; event_id: string }>(
        `select job_id || '/' || number || ' ' || to_status as name from job_events where user_id = $1 and event_id > $2 order by event_id`,
        [userId, since],
      )
    ).map((row) => row.name);
  const nameOf = ({ jobId, number, toStatus }: SocketChange) => `${jobId}/${number} ${toStatus}`;

  it('gives two users, while 200 jobs move, exactly their own changes, in order and complete', async () => {
    const users = [ada, ben];
    const own = users.map((user) => new Subscribed<SocketChange>(connect(user.token), CHANGES));
    await Promise.all(own.map((subscribed, index) => standing(subscribed, (users[index] as TestUser).id)));
    const [{ last } = { last: 0 }] = await project.database.query<{ last: number }>(
      'select coalesce(max(event_id), 0)::int as last from job_events',
    );
    const jobs = (await Promise.all(users.map((user) => insert(user.id, 100)))).flat();
    const shuffled = jobs.map((id, index) => ({ id, order: (index * 7919) % 200 })).sort((a, b) => a.order - b.order);
    for (const status of ['TRANSCRIBING', 'ENRICHING', 'FAILED']) {
      for (let start = 0; start < 200; start += 20) {
        await move(
          shuffled.slice(start, start + 20).map(({ id }) => id),
          status,
        );
      }
    }
    for (const [index, user] of users.entries()) {
      const expected = await recorded(user.id, last);
      expect(expected).toHaveLength(400);
      const subscribed = own[index] as Subscribed<SocketChange>;
      await subscribed.until(({ values }) => values.filter(({ jobId }) => jobs.includes(jobId)).length >= 400);
      const got = subscribed.values.filter(({ jobId }) => jobs.includes(jobId));
      expect(got.map(nameOf)).toEqual(expected);
      expect(new Set(got.map(({ userId }) => userId))).toEqual(new Set([user.id]));
      expect(subscribed.errors).toEqual([]);
      subscribed.stop();
    }
  });

  it('resumes over another connection where the first one stopped', async () => {
    const first = new Subscribed<SocketChange>(connect(ada.token), CHANGES);
    await standing(first, ada.id);
    first.stop();
    const last = first.values.at(-1) as SocketChange;
    const [missed] = await insert(ada.id);
    await insert(ben.id);
    await move([missed as string], 'TRANSCRIBING');
    const second = new Subscribed<SocketChange>(connect(ada.token), CHANGES, { after: last.eventId });
    await second.until(({ values }) => values.some(({ jobId, number }) => jobId === missed && number === 2));
    const [{ id } = { id: 0 }] = await project.database.query<{ id: number }>(
      'select event_id::int as id from job_events where job_id = $1 and number = $2',
      [last.jobId, last.number],
    );
    expect(second.values.map(nameOf)).toEqual(await recorded(ada.id, id));
    expect(second.values.at(-1)?.job).toEqual({ jobId: missed, status: 'TRANSCRIBING' });
    second.stop();
  });

  it('begins at a position that was read before the jobs were loaded, however late it stands', async () => {
    const client = connect(ada.token);
    await insert(ada.id);
    const response = await fetch(`${project.engine.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${ada.token}` },
      body: JSON.stringify({ query: '{ changePosition }' }),
    });
    const { data } = (await response.json()) as { readonly data: { readonly changePosition: string } };
    const later = (await insert(ada.id, 2)).map((jobId) => `${jobId}/1 NEW`);
    await insert(ben.id);
    const subscribed = new Subscribed<SocketChange>(client, CHANGES, { after: data.changePosition });
    await subscribed.until(({ values }) => values.length >= later.length);
    expect(subscribed.values.map(nameOf).sort()).toEqual(later.sort());
    subscribed.stop();
  });

  it('sends failures, progress to the end, and statistics', async () => {
    const client = connect(project.secretKey);
    const failures = new Subscribed<SocketChange>(
      client,
      'subscription { jobFailed { jobId toStatus job { status } } }',
    );
    const [jobId] = await insert(ada.id);
    const progress = new Subscribed<{ status: string; percent: number; stage: string | null }>(
      connect(ada.token),
      'subscription ($id: ID!) { jobProgress(jobId: $id) { jobId status stage percent note at } }',
      { id: jobId },
    );
    await progress.until(({ values }) => values.length > 0);
    const stats = new Subscribed<{ total: number; byStatus: { status: string; count: number }[] }>(
      client,
      'subscription { jobStats(intervalMs: 1000) { total byStatus { status count } averageProcessingTimeMs } }',
    );
    await stats.until(({ values }) => values.length > 0);
    await move([jobId as string], 'TRANSCRIBING');
    await progress.until(({ values }) => values.at(-1)?.stage === 'TRANSCRIBING');
    await move([jobId as string], 'FAILED');
    await progress.until(({ closed }) => closed);
    expect(progress.values.at(-1)).toMatchObject({ status: 'FAILED', stage: null });
    await failures.until(({ values }) => values.some((change) => change.jobId === jobId));
    expect(failures.values.every(({ toStatus }) => toStatus === 'FAILED')).toBe(true);
    const failed = async () =>
      (
        await project.database.query<{ n: number }>(
          "select count(*)::int as n from studio_jobs where status = 'FAILED'",
        )
      )[0]?.n;
    const now = await failed();
    await stats.until(({ values }) => values.at(-1)?.byStatus.find(({ status }) => status === 'FAILED')?.count === now);
    expect(stats.errors).toEqual([]);
    for (const subscribed of [failures, stats]) subscribed.stop();
  });

  it('refuses with a code what it will not give', async () => {
    const client = connect(ada.token);
    const cases: [string, Record<string, unknown>, string][] = [
      [CHANGES, { userId: ben.id }, 'FORBIDDEN'],
      [CHANGES, { after: 'no cursor' }, 'BAD_REQUEST'],
      [CHANGES, { after: '1.s00000.5' }, 'CURSOR_EXPIRED'],
      [CHANGES, { statuses: [] }, 'BAD_REQUEST'],
      [CHANGES, { jobId: `nobody's ${randomUUID()}` }, 'NOT_FOUND'],
      ['subscription ($id: ID!) { jobProgress(jobId: $id) { percent } }', { id: randomUUID() }, 'NOT_FOUND'],
      ['subscription { jobStats(intervalMs: 10) { total } }', {}, 'BAD_REQUEST'],
    ];
    for (const [query, variables, code] of cases) {
      const refused = new Subscribed(client, query, variables);
      await refused.until(({ closed }) => closed);
      expect(refused.errors[0]?.extensions?.code).toBe(code);
      expect(refused.values).toEqual([]);
    }
  });
});
