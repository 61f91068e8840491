import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Icon } from '../../parts/icon.js';
import { Failed, Loading, Nothing } from '../../parts/page-state.js';
import { NewWebhookDialog } from './new-webhook-dialog.js';
import { SecretDialog } from './secret-dialog.js';
import { useWebhooks, type Webhooks } from './use-webhooks.js';
import { WebhookCard } from './webhook-card.js';

/** Addresses that the engine tells when a recording has ended. */
export function WebhooksPage() {
  const list = useWebhooks();
  const [opened, { open, close }] = useDisclosure();
  return (
    <Stack gap="lg">
      <title>Webhooks · Evolution Studios</title>
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={1} size="h2">
            Webhooks
          </Title>
          <Text c="dimmed">
            The engine sends a signed message to your program when a recording has ended. The format is{' '}
            <Anchor href="https://www.standardwebhooks.com" inherit underline="always">
              Standard Webhooks
            </Anchor>
            .
          </Text>
        </div>
        <Button onClick={open}>New webhook</Button>
      </Group>
      <WebhookList list={list} />
      {opened ? <NewWebhookDialog list={list} onClose={close} /> : null}
      {list.secret === null ? null : <SecretDialog secret={list.secret} onClose={list.forgetSecret} />}
    </Stack>
  );
}

/** The list in whichever state it is. */
export function WebhookList({ list }: { readonly list: Webhooks }) {
  const { webhooks, error, reload } = list;
  if (webhooks === null) {
    return error ? <Failed what="the webhooks" error={error} onRetry={reload} /> : <Loading what="the webhooks" />;
  }
  if (webhooks.length === 0) {
    return (
      <Nothing icon={<Icon name="webhooks" size={28} />} title="No webhooks yet">
        Add the address of your program. The engine sends it a message when a text is ready or a recording has failed.
      </Nothing>
    );
  }
  return (
    <Stack component="ul" p={0} m={0} style={{ listStyle: 'none' }} aria-label="Webhooks">
      {webhooks.map((webhook) => (
        <WebhookCard key={webhook.id} webhook={webhook} list={list} />
      ))}
    </Stack>
  );
}
