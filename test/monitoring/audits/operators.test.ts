import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { failure, type GraphQlProject, startGraphQlProject } from '../../jobs/graphql/graphql-project.js';

let project: GraphQlProject;
let ada: { id: string; token: string };

beforeAll(async () => {
  project = await startGraphQlProject({ roles: ['api', 'scheduler'] });
  ada = await project.signUp();
});
afterAll(() => project.stop());

const ACKNOWLEDGE = `mutation ($id: ID!, $note: String!) { acknowledgeFailure(id: $id, note: $note) {
  jobId acknowledgement { by note at } } }`;

describe('acknowledgeFailure', () => {
  it('marks this failure and not the next one', async () => {
    const id = await project.addJob(ada.id, { status: 'FAILED', error_details: failure('NO_SPEECH') });
    const note = 'Silence.\nThe client knows. \u{1f3a7}';
    const { data } = await project.ask(ACKNOWLEDGE, { id, note });
    expect(data.acknowledgeFailure).toMatchObject({ jobId: id, acknowledgement: { by: 'service', note } });
    const listed = async (acknowledged: boolean) => {
      const list = `{ failedJobs(first: 100, filter: { acknowledged: ${acknowledged} }) { edges { node { jobId } } } }`;
      const { edges } = (await project.ask(list)).data.failedJobs;
      return edges.some((edge: { node: { jobId: string } }) => edge.node.jobId === id);
    };
    expect([await listed(true), await listed(false)]).toEqual([true, false]);
    await project.database.query(`update studio_jobs set status = 'NEW' where job_id = $1`, [id]);
    await project.database.query(`update studio_jobs set status = 'FAILED' where job_id = $1`, [id]);
    expect([await listed(true), await listed(false)]).toEqual([false, true]);
    expect(
      (await project.ask(`{ job(id: "${id}") { acknowledgement { note } } }`)).data.job.acknowledgement,
    ).toBeNull();
  });

  it('keeps every note in the record when a failure is acknowledged again', async () => {
    const id = await project.addJob(ada.id, { status: 'FAILED', error_details: failure('NO_SPEECH') });
    for (const note of ['first', 'second']) await project.ask(ACKNOWLEDGE, { id, note });
    const { data } = await project.ask(
      `query ($id: UUID!) { job: operatorActions(jobId: $id) { edges { node { action note affected actor actorUserId } } } }`,
      { id },
    );
    expect(data.job.edges.map((edge: { node: object }) => edge.node)).toEqual(
      ['second', 'first'].map((note) => ({
        action: 'ACKNOWLEDGE_FAILURE',
        note,
        affected: 1,
        actor: 'service',
        actorUserId: null,
      })),
    );
  });

  it.each([
    ['a job that has not failed', () => project.addJob(ada.id), 'x', 'CONFLICT'],
    ['a job that is not there', () => Promise.resolve(randomUUID()), 'x', 'NOT_FOUND'],
    ['a note of nothing', () => Promise.resolve('any'), ' \n', 'BAD_REQUEST'],
    ['a note too long', () => Promise.resolve('any'), 'x'.repeat(2001), 'BAD_REQUEST'],
    ['NUL in a note', () => Promise.resolve('any'), 'a\u0000', 'BAD_REQUEST'],
    ['half a character in a note', () => Promise.resolve('any'), 'a\ud83d', 'BAD_REQUEST'],
  ])('refuses %s', async (_name, make, note, code) => {
    expect((await project.ask(ACKNOWLEDGE, { id: await make(), note })).code).toBe(code);
  });
});

describe('runFailedJobSweep', () => {
  const SWEEP = 'mutation { runFailedJobSweep { id examined redelivered retried error endedAt } }';

  it('repairs immediately and answers with its row, recorded with what it did', async () => {
    const lost = await project.addJob(ada.id);
    const { data } = await project.ask(SWEEP);
    expect(data.runFailedJobSweep).toMatchObject({ redelivered: expect.any(Number), error: null });
    expect(data.runFailedJobSweep.redelivered).toBeGreaterThanOrEqual(1);
    const [row] = await project.database.query<{ live: boolean }>(
      `select exists (select from pgboss.job b where b.id = j.delivery_id) as live from studio_jobs j where job_id = $1`,
      [lost],
    );
    expect(row?.live).toBe(true);
    const runs = (await project.ask('{ sweepRuns(first: 1) { edges { node { id redelivered } } } }')).data.sweepRuns;
    const { id, redelivered } = data.runFailedJobSweep;
    expect(runs.edges[0].node).toEqual({ id, redelivered });
    const acts = (await project.ask('{ operatorActions(first: 1) { edges { node { action affected } } } }')).data
      .operatorActions;
    const affected = redelivered + data.runFailedJobSweep.retried;
    expect(acts.edges[0].node).toEqual({ action: 'RUN_FAILED_JOB_SWEEP', affected });
  });

  it('says that another replica is at it', async () => {
    const { default: pg } = await import('pg');
    const other = new pg.Client({ connectionString: project.database.url });
    await other.connect();
    try {
      await other.query("begin; select pg_advisory_xact_lock(hashtextextended('sweep:failed-jobs', 0))");
      expect((await project.ask(SWEEP)).code).toBe('CONFLICT');
    } finally {
      await other.end();
    }
  });
});

describe('what operators look through', () => {
  it('pages through acts and sweeps both ways, each once', async () => {
    for (let index = 0; index < 5; index += 1) await project.ask('mutation { runFailedJobSweep { id } }');
    for (const list of ['sweepRuns', 'operatorActions', 'retryBatches']) {
      if (list === 'retryBatches')
        for (let i = 0; i < 5; i += 1)
          await project.ask('mutation { retryFailedJobs(filter: { errorCodes: [TIMED_OUT] }) { count } }');
      const page = async (args: string) =>
        (
          await project.ask(
            `{ list: ${list}(${args}) { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
          )
        ).data.list;
      const all = (await page('first: 100')).edges.map((edge: { node: { id: string } }) => edge.node.id);
      const forward: string[] = [];
      for (let after = 'null'; ; ) {
        const { edges, pageInfo } = await page(`first: 2, after: ${after}`);
        forward.push(...edges.map((edge: { node: { id: string } }) => edge.node.id));
        if (!pageInfo.hasNextPage) break;
        after = `"${pageInfo.endCursor}"`;
      }
      const backward: string[] = [];
      for (let before = 'null'; ; ) {
        const { edges, pageInfo } = await page(`last: 2, before: ${before}`);
        backward.unshift(...edges.map((edge: { node: { id: string } }) => edge.node.id));
        if (!pageInfo.hasPreviousPage) break;
        before = `"${pageInfo.startCursor}"`;
      }
      expect(all.length).toBeGreaterThanOrEqual(5);
      expect(forward).toEqual(all);
      expect(backward).toEqual(all);
      expect((await project.ask(`{ ${list}(first: 1, after: "bm9uc2Vuc2U") { edges { cursor } } }`)).code).toBe(
        'BAD_REQUEST',
      );
    }
  });

  it('shows the replicas with what they play', async () => {
    const [worker] = (
      await project.ask('{ workers { roles alive host pid startedAt heartbeatAt stoppedAt stages { stage } } }')
    ).data.workers;
    expect(worker).toMatchObject({
      roles: ['api', 'scheduler'],
      alive: true,
      pid: process.pid,
      stoppedAt: null,
      stages: [],
    });
  });

  it('shows the Brand Bible that ships', async () => {
    const { data } = await project.ask(
      '{ brandBibles(first: 1) { edges { cursor node { name version active contentHash glossary { term heardAs } banned { banned } numberStyle } } pageInfo { hasNextPage } } }',
    );
    const [{ node, cursor }] = data.brandBibles.edges;
    expect(node).toMatchObject({
      version: expect.any(Number),
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const next = await project.ask(
      'query ($after: String) { brandBibles(after: $after) { edges { node { name } } } }',
      { after: cursor },
    );
    expect(next.data.brandBibles.edges).toEqual([]);
  });

  it('shows how far a paced retry is, until it has ended', async () => {
    for (let index = 0; index < 3; index += 1)
      await project.addJob(ada.id, { status: 'FAILED', error_details: failure('AUDIO_TOO_LARGE') });
    const BATCH = 'id total released passedOver remaining startedBy startedAt endedAt perSecond filter';
    const { data } =
      await project.ask(`mutation { retryFailedJobs(filter: { errorCodes: [AUDIO_TOO_LARGE] }, limit: 2, perSecond: 20) {
      dryRun matched count jobs { jobId } batch { ${BATCH} } } }`);
    expect(data.retryFailedJobs).toMatchObject({
      dryRun: false,
      matched: 3,
      count: 2,
      batch: { total: 2, startedBy: 'service', perSecond: 20 },
    });
    expect(data.retryFailedJobs.jobs).toHaveLength(2);
    const { id } = data.retryFailedJobs.batch;
    const done = await project.database.until(async () => {
      const { retryBatch } = (await project.ask(`{ retryBatch(id: "${id}") { ${BATCH} } }`)).data;
      expect(retryBatch.released + retryBatch.passedOver + retryBatch.remaining).toBe(2);
      return retryBatch.endedAt === null ? null : retryBatch;
    });
    expect(done).toMatchObject({ released: 2, remaining: 0, passedOver: 0 });
    expect((await project.ask(`{ retryBatch(id: "${randomUUID()}") { id } }`)).data.retryBatch).toBeNull();
  });

  it.each(['limit: 0', 'limit: 10001', 'perSecond: 0', 'perSecond: 51'])(
    'refuses retryFailedJobs(%s)',
    async (args) => {
      expect((await project.ask(`mutation { retryFailedJobs(${args}) { count } }`)).code).toBe('BAD_REQUEST');
    },
  );

  it('keeps the record of acts from being changed', async () => {
    await project.ask('mutation { runFailedJobSweep { id } }');
    const change = (statement: string) => project.database.query(statement);
    await expect(change('update operator_actions set affected = 99')).rejects.toThrow('append-only');
    await expect(change('delete from operator_actions')).rejects.toThrow('append-only');
    expect(
      (await project.service.from('operator_actions').insert({ actor: 'x', action: 'x', affected: 1 })).error,
    ).not.toBeNull();
  });
});
