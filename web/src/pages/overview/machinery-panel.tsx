import { Alert, Anchor, Badge, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { Ago } from '../../parts/ago.js';
import { durationInWords } from '../../parts/duration.js';
import type { MachineryQuery } from './operations.js';

/** Who does the work: alerts that are open, providers, workers. */
export function MachineryPanel({ machinery }: { readonly machinery: MachineryQuery }) {
  return (
    <Stack>
      <Alerts alerts={machinery.alerts.edges.map(({ node }) => node)} />
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Providers providers={machinery.providers} />
        <Workers workers={machinery.workers.filter(({ alive }) => alive)} />
      </SimpleGrid>
    </Stack>
  );
}

function Alerts({ alerts }: { readonly alerts: readonly MachineryQuery['alerts']['edges'][number]['node'][] }) {
  if (alerts.length === 0) return null;
  return (
    <Alert
      color="orange"
      variant="light"
      title={alerts.length === 1 ? 'One alert is open' : `${alerts.length} alerts are open`}
    >
      <Stack gap={4} component="ul" m={0} pl="md">
        {alerts.map(({ id, jobId, level, since, limitSeconds }) => (
          <Text key={id} component="li" size="sm">
            <Anchor component={Link} to={`/recordings/${jobId}`} inherit underline="always">
              A recording
            </Anchor>{' '}
            {level === 'WAITING' ? 'waits for a worker' : `is with the ${level.toLowerCase()} stage`} since{' '}
            <Ago at={since} />; the limit is {durationInWords(limitSeconds)}.
          </Text>
        ))}
      </Stack>
    </Alert>
  );
}

const STATES: Record<string, { readonly label: string; readonly colour: string }> = {
  CLOSED: { label: 'Working', colour: 'studio' },
  OPEN: { label: 'Paused', colour: 'red' },
  HALF_OPEN: { label: 'Being tried', colour: 'orange' },
};

function Providers({ providers }: { readonly providers: MachineryQuery['providers'] }) {
  return (
    <Paper withBorder p="md" component="section" aria-label="Providers">
      <Title order={2} size="h5" mb="sm">
        Providers
      </Title>
      {providers.length === 0 ? (
        <Text size="sm" c="dimmed">
          No provider has failed or asked for a pause.
        </Text>
      ) : null}
      <Stack gap="sm">
        {providers.map(({ provider, state, failures, openUntil, lastFault }) => (
          <div key={provider}>
            <Group justify="space-between" wrap="nowrap">
              <Text fw={600} truncate>
                {provider}
              </Text>
              <Badge variant="light" tt="none" color={STATES[state]?.colour ?? 'gray'}>
                {STATES[state]?.label ?? state}
              </Badge>
            </Group>
            <Text size="sm" c="dimmed">
              {failures > 0 ? `${failures} failures in a row. ` : ''}
              {openUntil ? `The next request goes out at ${new Date(openUntil).toLocaleTimeString()}. ` : ''}
              {lastFault ? lastFault.message : ''}
            </Text>
          </div>
        ))}
      </Stack>
    </Paper>
  );
}

function Workers({ workers }: { readonly workers: MachineryQuery['workers'] }) {
  return (
    <Paper withBorder p="md" component="section" aria-label="Workers">
      <Title order={2} size="h5" mb="sm">
        Workers
      </Title>
      {workers.length === 0 ? (
        <Text size="sm" c="var(--mantine-color-error)">
          No replica runs as a worker: recordings wait. Start one with ENGINE_ROLES=worker.
        </Text>
      ) : null}
      <Stack gap="sm">
        {workers.map(({ id, host, roles, stages }) => (
          <div key={id}>
            <Text fw={600}>{host}</Text>
            <Text size="sm" c="dimmed">
              {roles.join(', ')}
              {stages.length > 0
                ? `: ${stages.map(({ stage, active, concurrency }) => `${stage.toLowerCase()} ${active} of ${concurrency}`).join(', ')}`
                : ''}
            </Text>
          </div>
        ))}
      </Stack>
    </Paper>
  );
}
