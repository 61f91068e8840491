import { Alert, Anchor, Badge, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { Ago } from '../../parts/ago.js';
import { durationInWords } from '../../parts/duration.js';
import { timeInWords } from '../../parts/moment.js';
import type { MachineryQuery } from './operations.js';

/** Who does the work: alerts that are open, providers, workers. */
export function MachineryPanel({ machinery }: { readonly machinery: MachineryQuery }) {
  return (
    <Stack>
      <EngineAlerts alerts={machinery.engineAlerts.edges.map(({ node }) => node)} />
      <Alerts alerts={machinery.alerts.edges.map(({ node }) => node)} />
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Providers providers={machinery.providers} retiring={machinery.retiringModels} />
        <Workers workers={machinery.workers.filter(({ alive }) => alive)} />
      </SimpleGrid>
    </Stack>
  );
}

/** What the alert rules found, each with what to do. */
function EngineAlerts({
  alerts,
}: {
  readonly alerts: readonly MachineryQuery['engineAlerts']['edges'][number]['node'][];
}) {
  return alerts.map(({ id, message, raisedAt }) => (
    <Alert key={id} color="red" variant="light" title={message}>
      <Text size="sm">
        Raised <Ago at={raisedAt} />. It clears automatically when the figure is below the threshold again.
      </Text>
    </Alert>
  ));
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

const DATE = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const STATES: Record<string, { readonly label: string; readonly colour: string }> = {
  CLOSED: { label: 'Working', colour: 'studio' },
  OPEN: { label: 'Paused', colour: 'red' },
  HALF_OPEN: { label: 'Being tried', colour: 'orange' },
};

interface ProvidersProps {
  readonly providers: MachineryQuery['providers'];
  readonly retiring: MachineryQuery['retiringModels'];
}

function Providers({ providers, retiring }: ProvidersProps) {
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
        {retiring.map(({ model, on }) => (
          <Text key={model} size="sm">
            <strong>{model}</strong> is switched off by its provider on {new Date(on).toLocaleDateString('en', DATE)}.
            Choose another model before then.
          </Text>
        ))}
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
              {openUntil ? `The next request goes out at ${timeInWords(openUntil)}. ` : ''}
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
