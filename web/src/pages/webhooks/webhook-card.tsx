import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useId } from 'react';
import { Ago } from '../../parts/ago.js';
import { Confirm } from '../../parts/confirm.js';
import { momentInWords } from '../../parts/moment.js';
import { DeliveryList } from './delivery-list.js';
import { eventsInWords } from './events-in-words.js';
import type { Webhook, Webhooks } from './use-webhooks.js';

/** Receivers have a day to learn the new secret; until then messages are signed with both. */
const BOTH_SECRETS_HOURS = 24;

interface CardProps {
  readonly webhook: Webhook;
  readonly list: Webhooks;
}

/** One webhook: where it goes, how it does, and what can be done with it. */
export function WebhookCard({ webhook, list }: CardProps) {
  const { id, url, description, events, scope, createdAt } = webhook;
  const [listed, { toggle }] = useDisclosure();
  const name = useId();
  return (
    <Paper withBorder p="md" component="li" aria-labelledby={name}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start">
          <div>
            <Title order={2} size="h4" id={name}>
              {url}
            </Title>
            <Text size="sm" c="dimmed">
              {description ? `${description} · ` : ''}
              {scope === 'ALL' ? 'All users' : 'Own recordings'} · added <Ago at={createdAt} />
            </Text>
          </div>
          <State webhook={webhook} />
        </Group>
        <Text size="sm">{eventsInWords(events)}.</Text>
        <Trouble webhook={webhook} />
        <Actions webhook={webhook} list={list} listed={listed} onListed={toggle} />
        {listed ? <DeliveryList webhookId={id} enabled={webhook.enabled} /> : null}
      </Stack>
    </Paper>
  );
}

function State({ webhook: { enabled, failingSince } }: { readonly webhook: Webhook }) {
  const [label, colour] = !enabled ? ['Disabled', 'gray'] : failingSince ? ['Failing', 'red'] : ['Working', 'studio'];
  return (
    <Badge variant="light" tt="none" className="tag" data-colour={colour} color={colour}>
      {label}
    </Badge>
  );
}

function Trouble({ webhook }: { readonly webhook: Webhook }) {
  const { disabledReason, enabled, failingSince, previousSecretExpiresAt } = webhook;
  return (
    <>
      {!enabled && disabledReason ? <Text size="sm">{disabledReason}</Text> : null}
      {enabled && failingSince ? (
        <Text size="sm">
          Messages have not arrived since <Ago at={failingSince} />. The deliveries say why; after five days the engine
          disables the webhook.
        </Text>
      ) : null}
      {previousSecretExpiresAt && Date.parse(previousSecretExpiresAt) > Date.now() ? (
        <Text size="sm">
          Messages are signed with the previous secret too until {momentInWords(previousSecretExpiresAt)}.
        </Text>
      ) : null}
    </>
  );
}

interface ActionsProps extends CardProps {
  readonly listed: boolean;
  readonly onListed: () => void;
}

function Actions({ webhook: { id, url, enabled }, list, listed, onListed }: ActionsProps) {
  const { change, remove, test, busy } = list;
  return (
    <Group gap="xs">
      <Button size="xs" variant="default" disabled={!enabled || busy} onClick={() => test(id)}>
        Send a test
      </Button>
      <Button size="xs" variant="default" disabled={busy} onClick={() => void change(id, { enabled: !enabled })}>
        {enabled ? 'Disable' : 'Enable'}
      </Button>
      <Confirm
        title="Make a new secret?"
        text={`Messages are signed with both secrets for ${BOTH_SECRETS_HOURS} hours, so that your program has time to switch.`}
        label="New secret"
        disabled={busy}
        onConfirm={() => void change(id, { rotateSecretHours: BOTH_SECRETS_HOURS })}
      />
      <Confirm
        title="Delete the webhook?"
        text={`${url} is sent no further messages. Its deliveries are deleted too.`}
        label="Delete"
        danger
        disabled={busy}
        onConfirm={() => remove(id)}
      />
      <Button size="xs" variant="subtle" onClick={onListed} aria-expanded={listed}>
        {listed ? 'Hide the deliveries' : 'Show the deliveries'}
      </Button>
    </Group>
  );
}
