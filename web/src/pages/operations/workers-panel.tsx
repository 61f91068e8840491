import { useQuery } from '@apollo/client/react';
import { Badge, Group, Paper, SimpleGrid, Text } from '@mantine/core';
import { Ago } from '../../parts/ago.js';
import { Icon } from '../../parts/icon.js';
import { Failed, Loading, Nothing } from '../../parts/page-state.js';
import { EngineWorkersDocument } from './operations.js';

const REFRESH_MS = 10_000;
const MEGABYTE = 1024 * 1024;

/** The replicas of the engine, those that stopped or died lately among them. */
export function WorkersPanel() {
  const { data, error, refetch } = useQuery(EngineWorkersDocument, {
    fetchPolicy: 'cache-and-network',
    pollInterval: REFRESH_MS,
  });
  if (!data) {
    return error ? (
      <Failed what="the workers" error={error} onRetry={() => void refetch()} />
    ) : (
      <Loading what="the workers" />
    );
  }
  if (data.workers.length === 0) {
    return (
      <Nothing icon={<Icon name="operations" size={28} />} title="No workers yet">
        Recordings wait until a replica runs as a worker. Start one with ENGINE_ROLES=worker.
      </Nothing>
    );
  }
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      {data.workers.map(({ id, host, pid, alive, roles, stages, stoppedAt, startedAt, heartbeatAt, ...used }) => (
        <Paper key={id} withBorder p="md">
          <Group justify="space-between" wrap="nowrap">
            <Text fw={600} truncate>
              {host}, process {pid}
            </Text>
            <Badge variant="light" tt="none" color={alive ? 'studio' : stoppedAt ? 'gray' : 'red'}>
              {alive ? 'Running' : stoppedAt ? 'Stopped' : 'Lost'}
            </Badge>
          </Group>
          <Text size="sm" c="dimmed">
            {roles.join(', ')} · started <Ago at={startedAt} /> · last heartbeat <Ago at={heartbeatAt} />
          </Text>
          {stages.map(({ stage, active, concurrency }) => (
            <Text key={stage} size="sm">
              {stage.charAt(0) + stage.slice(1).toLowerCase()}: {active} of {concurrency} at work
            </Text>
          ))}
          {used.memoryBytes ? (
            <Text size="sm" c="dimmed">
              {Math.round(used.memoryBytes / MEGABYTE)} MB of memory
              {used.cpuCores === null || used.cpuCores === undefined ? '' : `, ${used.cpuCores.toFixed(1)} cores`}
            </Text>
          ) : null}
        </Paper>
      ))}
    </SimpleGrid>
  );
}
