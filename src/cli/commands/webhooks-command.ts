import { Command, InvalidArgumentError, Option } from 'commander';
import { constantOf, isAboutJob, WEBHOOK_EVENTS } from '../../monitoring/webhooks/webhook.js';
import { type EngineOptions, engineCommand, openEngine } from '../engine/engine-command.js';
import { numberBetween } from '../output/list-filter.js';
import { print, printJson, remark } from '../output/print.js';
import { shortTime, table } from '../output/table.js';

const EVENTS: readonly string[] = WEBHOOK_EVENTS.map(constantOf);
const DEFAULT_EVENTS = WEBHOOK_EVENTS.filter(isAboutJob).map(constantOf);
const LIST = `query Webhooks {
  webhooks(first: 100) { edges { node { id url description events scope enabled disabledReason failingSince } } }
}`;
const ADD = `mutation Add($input: CreateWebhookInput!) { createWebhook(input: $input) { secret webhook { id url events scope } } }`;
const CHANGE = `mutation Change($id: UUID!, $input: UpdateWebhookInput!) {
  updateWebhook(id: $id, input: $input) { secret webhook { id url enabled } }
}`;
const REMOVE = 'mutation Remove($id: UUID!) { deleteWebhook(id: $id) }';
const TEST = 'mutation Test($id: UUID!) { testWebhook(id: $id) { id status } }';
const AGAIN = 'mutation Again($id: ID!) { redeliverWebhook(deliveryId: $id) { id status } }';
const LOG = `query Log($first: Int, $webhookId: UUID) {
  webhookDeliveries(first: $first, webhookId: $webhookId) {
    edges { node { id webhookId event jobId status attempts responseStatus createdAt nextAttemptAt endedAt } }
  }
}`;

interface Page<Node> {
  readonly edges: readonly { readonly node: Node }[];
}

interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly scope: string;
  readonly enabled: boolean;
  readonly disabledReason: string | null;
  readonly failingSince: string | null;
}

interface Delivery {
  readonly id: string;
  readonly event: string;
  readonly jobId: string | null;
  readonly status: string;
  readonly attempts: number;
  readonly responseStatus: number | null;
  readonly createdAt: string;
}

/** `studio webhooks`: webhooks and the outcomes of their messages. */
export function webhooksCommand(): Command {
  const webhooks = new Command('webhooks').description(
    'manage signed messages to your address about ended jobs and alerts',
  );
  webhooks.addCommand(engineCommand('list', 'list the webhooks').action(list));
  webhooks.addCommand(
    engineCommand('add', 'create a webhook; its secret is shown once')
      .argument('<address>', 'an https address on the public internet')
      .addOption(
        new Option('--events <events>', `comma-separated: ${EVENTS.join(', ')}`)
          .argParser(eventsOf)
          .default(DEFAULT_EVENTS, DEFAULT_EVENTS.join(',')),
      )
      .addOption(new Option('--scope <scope>', "OWN, or ALL users' jobs for admins and keys").choices(['OWN', 'ALL']))
      .option('--description <text>', 'for those who read the list')
      .action(add),
  );
  webhooks.addCommand(byId('remove', 'delete a webhook and its deliveries', REMOVE, 'is deleted'));
  webhooks.addCommand(byId('test', 'send a webhook the event webhook.test', TEST, 'gets a test message'));
  webhooks.addCommand(change('enable', 'resume sending to a webhook', { enabled: true }));
  webhooks.addCommand(change('disable', 'stop sending to a webhook', { enabled: false }));
  webhooks.addCommand(
    engineCommand('rotate', 'create a new secret; messages are also signed with the old one for some hours')
      .argument('<id>', 'the webhook')
      .option('--hours <number>', 'how many hours the old secret also signs, 0 to 168', numberBetween(0, 168), 24)
      .action(rotate),
  );
  webhooks.addCommand(
    engineCommand('deliveries', 'list messages and their outcomes, the newest first')
      .argument('[id]', 'only those of this webhook')
      .option('--limit <number>', 'how many at most', numberBetween(1, 100), 20)
      .action(deliveries),
  );
  webhooks.addCommand(byId('redeliver', 'send a delivery again now', AGAIN, 'is sent again'));
  return webhooks;
}

function eventsOf(text: string): string[] {
  const events = text.split(',').map((word) => word.trim().toUpperCase().replace('.', '_'));
  if (events.every((event) => EVENTS.includes(event))) return events;
  throw new InvalidArgumentError(`They are ${EVENTS.join(', ')}.`);
}

function byId(name: string, description: string, mutation: string, done: string): Command {
  return engineCommand(name, description)
    .argument('<id>')
    .action(async (id: string, flags: EngineOptions) => {
      const { api } = await openEngine(flags);
      const answer = await api.graphql<Record<string, unknown>>(mutation, { id });
      if (flags.json) printJson(Object.values(answer)[0]);
      else print(`${id} ${done}.`);
    });
}

function change(name: string, description: string, input: object): Command {
  return engineCommand(name, description)
    .argument('<id>', 'the webhook')
    .action(async (id: string, flags: EngineOptions) => {
      const { api } = await openEngine(flags);
      const { updateWebhook } = await api.graphql<{ updateWebhook: { webhook: Webhook } }>(CHANGE, { id, input });
      if (flags.json) printJson(updateWebhook.webhook);
      else print(`${id} is ${updateWebhook.webhook.enabled ? 'enabled' : 'disabled'}.`);
    });
}

async function list(flags: EngineOptions): Promise<void> {
  const { api } = await openEngine(flags);
  const { webhooks } = await api.graphql<{ webhooks: Page<Webhook> }>(LIST);
  const rows = webhooks.edges.map(({ node }) => node);
  if (flags.json) return void rows.forEach(printJson);
  if (rows.length === 0) return remark('There are no webhooks. Create one with "studio webhooks add ADDRESS".');
  const lines = rows.map(({ id, enabled, failingSince, scope, events, url }) => [
    id,
    enabled ? (failingSince === null ? 'works' : 'fails') : 'disabled',
    scope,
    events.join(','),
    url,
  ]);
  for (const line of table(['WEBHOOK', 'STATE', 'SCOPE', 'EVENTS', 'ADDRESS'], lines)) print(line);
}

async function add(
  url: string,
  { events, scope, description, ...flags }: EngineOptions & { events: string[]; scope?: string; description?: string },
): Promise<void> {
  const { api } = await openEngine(flags);
  const input = { url, events, scope, description };
  const { createWebhook } = await api.graphql<{ createWebhook: { secret: string; webhook: Webhook } }>(ADD, { input });
  if (flags.json) return printJson({ ...createWebhook.webhook, secret: createWebhook.secret });
  print(`Webhook ${createWebhook.webhook.id} was created. This is its secret, which is not shown again:`);
  print(createWebhook.secret);
}

async function rotate(id: string, { hours, ...flags }: EngineOptions & { readonly hours: number }): Promise<void> {
  const { api } = await openEngine(flags);
  const input = { rotateSecretHours: hours };
  const { updateWebhook } = await api.graphql<{ updateWebhook: { secret: string | null } }>(CHANGE, { id, input });
  if (flags.json) return printJson({ id, secret: updateWebhook.secret });
  print(`This is the new secret of ${id}, which is not shown again. The old one also signs for ${hours} h:`);
  print(updateWebhook.secret ?? '');
}

async function deliveries(
  id: string | undefined,
  { limit, ...flags }: EngineOptions & { limit: number },
): Promise<void> {
  const { api } = await openEngine(flags);
  const variables = { first: limit, webhookId: id };
  const { webhookDeliveries } = await api.graphql<{ webhookDeliveries: Page<Delivery> }>(LOG, variables);
  const rows = webhookDeliveries.edges.map(({ node }) => node);
  if (flags.json) return void rows.forEach(printJson);
  if (rows.length === 0) return remark('There are no deliveries.');
  const lines = rows.map(({ id: number, createdAt, event, status, attempts, responseStatus, jobId }) => [
    number,
    shortTime(createdAt),
    event,
    status,
    attempts,
    responseStatus,
    jobId,
  ]);
  for (const line of table(['DELIVERY', 'AT (UTC)', 'EVENT', 'STATUS', 'TRIES', 'ANSWER', 'JOB'], lines)) print(line);
}
