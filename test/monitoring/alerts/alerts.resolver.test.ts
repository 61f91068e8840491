import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type GraphQlProject, startGraphQlProject } from '../../jobs/graphql/graphql-project.js';
import type { TestUser } from '../../support/test-project.js';

interface Page {
  readonly edges: readonly {
    readonly cursor: string;
    readonly node: Record<string, unknown> & { readonly id: string };
  }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

describe('the list of alerts', () => {
  let project: GraphQlProject;
  let user: TestUser;
  beforeAll(async () => {
    project = await startGraphQlProject();
    user = await project.signUp();
  });
  afterAll(() => project.stop());
  beforeEach(() => project.database.query('delete from studio_jobs'));

  /** Alerts of one job, as the sweep leaves them: every third is open. Returns their ids, the oldest first. */
  async function addAlerts(count: number): Promise<{ jobId: string; all: string[]; open: string[] }> {
    const jobId = await project.addJob(user.id);
    const rows = await project.database.query<{ id: string; open: boolean }>(
      `insert into job_alerts (job_id, level, event_number, status, since, limit_seconds, cleared_at)
       select $1, 'WAITING', n, 'NEW', '2026-03-01T10:00:00Z', 60, case when n % 3 > 0 then now() end
       from generate_series(1, $2::integer) n returning alert_id as id, cleared_at is null as open`,
      [jobId, count],
    );
    const all = rows.map(({ id }) => id);
    return { jobId, all, open: rows.filter(({ open }) => open).map(({ id }) => id) };
  }

  const FIELDS = 'edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
  const page = async (args: string): Promise<Page> =>
    (await project.ask(`{ alerts(${args}) { ${FIELDS} } }`)).data.alerts;

  async function walk(more: string, size: number): Promise<{ forward: string[]; backward: string[] }> {
    const forward: string[] = [];
    for (let after = 'null'; ; ) {
      const { edges, pageInfo } = await page(`first: ${size}, after: ${after} ${more}`);
      forward.push(...edges.map(({ node }) => node.id));
      if (!pageInfo.hasNextPage) break;
      after = JSON.stringify(pageInfo.endCursor);
    }
    const backward: string[] = [];
    for (let before = 'null'; ; ) {
      const { edges, pageInfo } = await page(`last: ${size}, before: ${before} ${more}`);
      backward.unshift(...edges.map(({ node }) => node.id));
      if (!pageInfo.hasPreviousPage) break;
      before = JSON.stringify(pageInfo.startCursor);
    }
    return { forward, backward };
  }

  it('is paged by key both ways, the newest first, all of it or what is open', async () => {
    const { all, open } = await addAlerts(11);
    for (const size of [1, 2, 3, 100]) {
      const [every, standing] = [await walk('', size), await walk(', openOnly: true', size)];
      expect([every.forward, every.backward]).toEqual([[...all].reverse(), [...all].reverse()]);
      expect([standing.forward, standing.backward]).toEqual([[...open].reverse(), [...open].reverse()]);
    }
  });

  it('shows each with its job, and nothing where nothing is late', async () => {
    expect((await page('first: 5')).edges).toEqual([]);
    const { jobId, all } = await addAlerts(1);
    const { data } = await project.ask(
      '{ alerts { edges { node { id jobId level status since limitSeconds raisedAt clearedAt job { jobId status } } } } }',
    );
    expect(data.alerts.edges).toEqual([
      {
        node: {
          id: all[0],
          jobId,
          level: 'WAITING',
          status: 'NEW',
          since: '2026-03-01T10:00:00.000Z',
          limitSeconds: 60,
          raisedAt: expect.any(String),
          clearedAt: expect.any(String),
          job: { jobId, status: 'NEW' },
        },
      },
    ]);
  });

  it('is for admins and keys, and takes no cursor of another list', async () => {
    expect((await project.ask('{ alerts { edges { node { id } } } }', {}, user.token)).code).toBe('FORBIDDEN');
    const foreign = Buffer.from('sweep-run 1').toString('base64url');
    expect((await project.ask(`{ alerts(after: "${foreign}") { edges { node { id } } } }`)).code).toBe('BAD_REQUEST');
  });

  it('has thresholds that an admin sets, recorded with who did it, and gives back to the settings', async () => {
    const SET = `mutation ($rule: AlertRule!, $subject: String, $threshold: Int) {
      setAlertThreshold(rule: $rule, subject: $subject, threshold: $threshold) { subject threshold configured changedBy } }`;
    const set = (rule: string, subject: string | null, threshold: number | null) =>
      project.ask(SET, { rule, subject, threshold });
    const setTo = async (...change: Parameters<typeof set>) => (await set(...change)).data.setAlertThreshold;
    const listed = async () => (await project.ask('{ alertThresholds { rule subject threshold largest } }')).data;
    const usual = await listed();
    expect(usual.alertThresholds).toHaveLength(10);
    expect(await setTo('FAILURE_RATE', null, 40)).toMatchObject({
      threshold: 40,
      configured: 20,
      changedBy: 'service',
    });
    expect(await setTo('SERVICE_LEVEL', 'REFINING', 0)).toMatchObject({ subject: 'REFINING', threshold: 0 });
    expect((await listed()).alertThresholds).toContainEqual(
      expect.objectContaining({ rule: 'FAILURE_RATE', threshold: 40 }),
    );
    expect((await set('FAILURE_RATE', null, 101)).errors[0]?.message).toContain('from 0 to 100 percent');
    expect((await set('QUEUE_AGE', 'WAITING', 1)).code).toBe('BAD_REQUEST');
    expect((await set('SERVICE_LEVEL', null, 1)).errors[0]?.message).toContain('Name one of WAITING, TRANSCRIBING');
    await set('SERVICE_LEVEL', 'REFINING', null);
    expect(await setTo('FAILURE_RATE', null, null)).toMatchObject({ threshold: 20, changedBy: null });
    expect(await listed()).toEqual(usual);
    const acts = await project.database.query(
      `select filter ->> 'rule' as rule, filter ->> 'threshold' as threshold from operator_actions
       where action = 'SET_ALERT_THRESHOLD' order by operator_action_id`,
    );
    expect(acts).toEqual([
      { rule: 'FAILURE_RATE', threshold: '40' },
      { rule: 'SERVICE_LEVEL', threshold: '0' },
      { rule: 'SERVICE_LEVEL', threshold: null },
      { rule: 'FAILURE_RATE', threshold: null },
    ]);
  });
});
