import { Anchor, Badge, Box, Button, Code, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from 'react-router';
import { Ago } from '../../parts/ago.js';
import { momentInWords, timeInWords } from '../../parts/moment.js';
import type { Delivery } from './delivery-list.js';

const STATES = {
  DELIVERED: { label: 'Delivered', colour: 'studio' },
  FAILED: { label: 'Not delivered', colour: 'red' },
  PENDING: { label: 'On its way', colour: 'blue' },
} as const;

interface RowProps {
  readonly delivery: Delivery;
  /** Null while the webhook is disabled. */
  readonly onRedeliver: (() => void) | null;
}

/** One message: what it said, each attempt with the answer, and a button that sends it again. */
export function DeliveryRow({ delivery, onRedeliver }: RowProps) {
  const { event, status, createdAt, jobId, attempts, responseStatus, nextAttemptAt } = delivery;
  const [opened, { toggle }] = useDisclosure();
  const { label, colour } = STATES[status];
  return (
    <Box component="li" className="row">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Box miw={0}>
          <Text fw={600}>{event}</Text>
          <Text size="sm" c="dimmed">
            <Ago at={createdAt} /> · {attempts} {attempts === 1 ? 'attempt' : 'attempts'}
            {responseStatus ? ` · answered ${responseStatus}` : ''}
            {nextAttemptAt ? ` · again at ${timeInWords(nextAttemptAt)}` : ''}
            {jobId ? (
              <>
                {' · '}
                <Anchor component={Link} to={`/recordings/${jobId}`} inherit underline="always">
                  the recording
                </Anchor>
              </>
            ) : null}
          </Text>
        </Box>
        <Badge variant="light" tt="none" className="tag" data-colour={colour} color={colour} style={{ flexShrink: 0 }}>
          {label}
        </Badge>
      </Group>
      <Group gap="xs" mt={4}>
        <Button size="compact-xs" variant="subtle" onClick={toggle} aria-expanded={opened}>
          {opened ? 'Hide the details' : 'Show the details'}
        </Button>
        {status === 'PENDING' ? null : (
          <Button size="compact-xs" variant="subtle" disabled={onRedeliver === null} onClick={onRedeliver ?? undefined}>
            Send again
          </Button>
        )}
      </Group>
      {opened ? <Details delivery={delivery} /> : null}
    </Box>
  );
}

function Details({ delivery: { log, payload } }: { readonly delivery: Delivery }) {
  return (
    <Stack gap="xs" mt="xs">
      {log.map(({ at, status, error, body, milliseconds }) => (
        <Text size="sm" key={at}>
          {momentInWords(at)}: {error ?? `answered ${status}`} ({milliseconds} ms)
          {body ? `: ${body}` : ''}
        </Text>
      ))}
      <Code block style={{ whiteSpace: 'pre-wrap' }}>
        {JSON.stringify(payload, null, 2)}
      </Code>
    </Stack>
  );
}
