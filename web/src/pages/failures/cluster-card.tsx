import { Badge, Button, Code, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useId } from 'react';
import { Ago } from '../../parts/ago.js';
import { type Cluster, type FailedFilter, filterOfCluster } from './cluster-filter.js';
import { ClusterJobs } from './cluster-jobs.js';

interface ClusterCardProps {
  readonly cluster: Cluster;
  readonly filter: FailedFilter;
  readonly onRetry: () => void;
  readonly onAcknowledge: () => void;
}

/** Failures that are alike: the cause in words, the next step, and what can be done with all of them. */
export function ClusterCard({ cluster, filter, onRetry, onAcknowledge }: ClusterCardProps) {
  const [listed, { toggle }] = useDisclosure();
  const own = filterOfCluster(filter, cluster);
  const name = useId();
  const known = cluster.code !== 'UNKNOWN';
  return (
    <Paper withBorder p="md" component="li" aria-labelledby={name}>
      <Stack gap="sm">
        <Heading cluster={cluster} name={name} />
        <Code block style={{ whiteSpace: 'pre-wrap' }}>
          {cluster.pattern}
        </Code>
        <NextStep actions={cluster.actions} />
        <Group gap="xs">
          <Button size="xs" onClick={onRetry} disabled={!known}>
            Retry these …
          </Button>
          <Button size="xs" variant="default" onClick={onAcknowledge} disabled={!known}>
            Acknowledge …
          </Button>
          <Button size="xs" variant="subtle" onClick={toggle} aria-expanded={listed} disabled={!known}>
            {listed ? 'Hide the recordings' : 'Show the recordings'}
          </Button>
        </Group>
        {listed ? <ClusterJobs filter={own} /> : null}
      </Stack>
    </Paper>
  );
}

/** The cause, how many it hit, and when. `name` is the id of the heading. */
function Heading({ cluster, name }: { readonly cluster: Cluster; readonly name: string }) {
  const { cause, code, stage, provider, jobs, users, firstSeenAt, lastSeenAt } = cluster;
  return (
    <Group justify="space-between" align="flex-start">
      <div>
        <Title order={2} size="h4" id={name}>
          {cause}
        </Title>
        <Text size="sm" c="dimmed">
          {jobs.toLocaleString('en')} {jobs === 1 ? 'recording' : 'recordings'} of {users.toLocaleString('en')}{' '}
          {users === 1 ? 'user' : 'users'}; last <Ago at={lastSeenAt} />
          {jobs === 1 ? null : (
            <>
              , first <Ago at={firstSeenAt} />
            </>
          )}
        </Text>
      </div>
      <Group gap={6}>
        {[code, stage ? stageInWords(stage) : null, provider].filter(Boolean).map((label) => (
          <Badge key={label} variant="light" color="gray" tt="none">
            {label}
          </Badge>
        ))}
      </Group>
    </Group>
  );
}

/** `REFINING` as `Refining`. */
function stageInWords(stage: string): string {
  return stage.charAt(0) + stage.slice(1).toLowerCase();
}

function NextStep({ actions }: Pick<Cluster, 'actions'>) {
  return (
    <>
      {actions[0] ? (
        <Text size="sm">
          <strong>Next step:</strong> {actions[0].sentence}
        </Text>
      ) : null}
      {actions.length > 1 ? (
        <Text size="sm" c="dimmed">
          {actions
            .slice(1)
            .map(({ sentence }) => sentence)
            .join(' ')}
        </Text>
      ) : null}
    </>
  );
}
