import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type GraphQlProject, startGraphQlProject } from '../../jobs/graphql/graphql-project.js';
import type { TestUser } from '../../support/test-project.js';
import { type Receiver, startReceiver, verified } from './receiver.js';
import { completeJobs } from './webhook-stand.js';

const CREATE = `mutation ($input: CreateWebhookInput!) {
  createWebhook(input: $input) { secret webhook { id userId scope events enabled url } } }`;
const UPDATE = `mutation ($id: UUID!, $input: UpdateWebhookInput!) {
  updateWebhook(id: $id, input: $input) { secret webhook { id enabled url previousSecretExpiresAt } } }`;
const DELIVERIES = `query ($webhookId: UUID, $status: WebhookDeliveryStatus) {
  webhookDeliveries(webhookId: $webhookId, status: $status) {
    edges { node { id event jobId messageId status attempts responseStatus payload log { at milliseconds status error body } } } } }`;

describe('webhooks over GraphQL', () => {
  let project: GraphQlProject;
  let user: TestUser;
  let other: TestUser;
  let receiver: Receiver;
  beforeAll(async () => {
    project = await startGraphQlProject({ roles: ['api', 'scheduler'], localMode: true });
    [user, other] = [await project.signUp(), await project.signUp()];
    receiver = await startReceiver();
  });
  afterAll(async () => {
    await project.stop();
    await receiver.close();
  });
  beforeEach(async () => {
    await project.database.query('delete from webhooks');
    receiver.received.length = 0;
    receiver.answer = (response) => response.writeHead(200).end('thank you');
  });

  async function create(input: object, as = user.token) {
    const full = { url: receiver.url, events: ['JOB_COMPLETED', 'JOB_FAILED'], ...input };
    const answer = await project.ask(CREATE, { input: full }, as);
    return { ...answer, ...answer.data?.createWebhook };
  }
  const delivered = (webhookId: string, as = user.token) =>
    project.database.until(async () => {
      const { data } = await project.ask(DELIVERIES, { webhookId, status: 'DELIVERED' }, as);
      return data.webhookDeliveries.edges.length > 0 && data.webhookDeliveries.edges[0].node;
    });

  it('are made, tell of a job that ends, show what became of it, and are sent again by hand', async () => {
    const { webhook, secret } = await create({});
    expect(webhook).toMatchObject({ userId: user.id, scope: 'OWN', enabled: true, url: receiver.url });
    const [jobId] = await completeJobs(project.database, user.id);
    const delivery = await delivered(webhook.id);
    expect(delivery).toMatchObject({
      event: 'job.completed',
      jobId,
      attempts: 1,
      responseStatus: 200,
      log: [{ status: 200, error: null, body: 'thank you' }],
    });
    const [first] = receiver.received as [(typeof receiver.received)[number]];
    expect(verified(secret, first)).toEqual(delivery.payload);
    expect(first.headers['webhook-id']).toBe(delivery.messageId);

    const again = 'mutation ($id: ID!) { redeliverWebhook(deliveryId: $id) { status attempts } }';
    expect((await project.ask(again, { id: delivery.id }, user.token)).data.redeliverWebhook).toEqual({
      status: 'PENDING',
      attempts: 0,
    });
    const [, second] = await receiver.until(2);
    expect(second?.headers['webhook-id']).toBe(delivery.messageId);
    expect((await project.ask(again, { id: delivery.id }, other.token)).code).toBe('NOT_FOUND');
    await project.database.until(async () => (await delivered(webhook.id)).log.length === 2);
  });

  it('are tested with a message that means nothing', async () => {
    const { webhook, secret } = await create({});
    await project.ask('mutation ($id: UUID!) { testWebhook(id: $id) { id } }', { id: webhook.id }, user.token);
    const [message] = await receiver.until(1);
    expect(verified(secret, message as (typeof receiver.received)[number])).toMatchObject({
      type: 'webhook.test',
      data: { webhook_id: webhook.id },
    });
  });

  it('show a secret once, and to nobody else; a rotation makes another', async () => {
    const { webhook, secret } = await create({});
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const list =
      '{ webhooks { edges { node { id url events disabledReason failingSince previousSecretExpiresAt } } } }';
    const listed = await project.ask(list, {}, user.token);
    expect(listed.data.webhooks.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual([webhook.id]);
    expect((await project.ask(list, {}, other.token)).data.webhooks.edges).toEqual([]);
    expect((await project.ask(list)).data.webhooks.edges).toHaveLength(1);
    const turned = await project.ask(UPDATE, { id: webhook.id, input: { rotateSecretHours: 24 } }, user.token);
    expect(turned.data.updateWebhook.secret).not.toBe(secret);
    expect(Date.parse(turned.data.updateWebhook.webhook.previousSecretExpiresAt)).toBeGreaterThan(Date.now());
    const changed = await project.ask(UPDATE, { id: webhook.id, input: { description: 'd' } }, user.token);
    expect(changed.data.updateWebhook.secret).toBeNull();

    // Beside GraphQL, by the Data API with row level security: the rows are seen, the secrets are not.
    const { data: rows } = await user.client.from('webhooks').select('webhook_id');
    expect(rows).toEqual([{ webhook_id: webhook.id }]);
    expect((await other.client.from('webhooks').select('webhook_id')).data).toEqual([]);
    expect((await user.client.from('webhook_secrets').select('*')).error).not.toBeNull();
    expect((await project.service.from('webhook_secrets').select('*')).error).not.toBeNull();
    expect(
      (await user.client.from('webhooks').update({ url: 'http://10.0.0.1/' }).eq('webhook_id', webhook.id)).error,
    ).not.toBeNull();
    const { rows: actions } = { rows: await project.database.query('select * from operator_actions') };
    expect(JSON.stringify(actions)).not.toContain('whsec_');
  });

  it('are another user’s to nobody: to change, delete, test or look into', async () => {
    const { webhook } = await create({});
    const { id } = webhook;
    const asks: readonly [string, object][] = [
      [UPDATE, { id, input: { enabled: false } }],
      ['mutation ($id: UUID!) { deleteWebhook(id: $id) }', { id }],
      ['mutation ($id: UUID!) { testWebhook(id: $id) { id } }', { id }],
      [DELIVERIES, { webhookId: id }],
    ];
    for (const [document, variables] of asks) {
      expect((await project.ask(document, variables, other.token)).code).toBe('NOT_FOUND');
    }
    const gone = await project.ask('mutation ($id: UUID!) { deleteWebhook(id: $id) }', { id }, user.token);
    expect(gone.data).toEqual({ deleteWebhook: id });
    expect(await project.database.query('select from webhook_secrets')).toEqual([]);
  });

  it('list the deliveries of all of one’s webhooks, page by page and narrowed', async () => {
    receiver.answer = (response) => response.writeHead(500).end();
    await create({});
    await create({});
    await create({}, other.token);
    const jobs = await completeJobs(project.database, user.id, 3);
    await completeJobs(project.database, other.id, 2);
    const walk = async (rest: string, as: string) => {
      const ids: string[] = [];
      for (let after: string | null = null; ; ) {
        const cursor: string = after === null ? '' : `, after: "${after}"`;
        const document = `{ webhookDeliveries(first: 2${cursor}${rest}) { edges { node { id } } pageInfo { hasNextPage endCursor } } }`;
        const { edges, pageInfo } = (await project.ask(document, {}, as)).data.webhookDeliveries;
        ids.push(...edges.map(({ node }: { node: { id: string } }) => node.id));
        if (!pageInfo.hasNextPage) return ids;
        after = pageInfo.endCursor;
      }
    };
    const own = await walk('', user.token);
    expect(own).toHaveLength(6);
    expect(own).toEqual(own.toSorted((a, b) => Number(b) - Number(a)));
    expect(await walk(`, jobId: "${jobs[0]}"`, user.token)).toHaveLength(2);
    expect(await walk(', status: DELIVERED', user.token)).toEqual([]);
    expect(await walk('', other.token)).toHaveLength(2);
    expect(await walk('', project.secretKey)).toHaveLength(8);
    expect(await walk(`, jobId: "${jobs[0]}"`, other.token)).toEqual([]);
  });

  it('are refused with the reason: addresses, scopes, events, a disabled one, too many', async () => {
    expect((await create({ url: 'https://10.0.0.1/' })).errors[0]?.message).toContain('private network');
    expect((await create({ scope: 'ALL' })).code).toBe('FORBIDDEN');
    expect((await create({ events: ['ALERT_RAISED'] })).errors[0]?.message).toContain('scope ALL');
    expect((await create({ events: [] })).code).toBe('BAD_REQUEST');
    expect((await create({ scope: 'OWN' }, project.secretKey)).code).toBe('BAD_REQUEST');
    const { webhook } = await create({});
    const off = await project.ask(UPDATE, { id: webhook.id, input: { enabled: false } }, user.token);
    expect(off.data.updateWebhook.webhook.enabled).toBe(false);
    const test = await project.ask(
      'mutation ($id: UUID!) { testWebhook(id: $id) { id } }',
      { id: webhook.id },
      user.token,
    );
    expect(test.code).toBe('CONFLICT');
    for (let made = 1; made < 20; made += 1) await create({});
    expect((await create({})).code).toBe('CONFLICT');
  });
});
