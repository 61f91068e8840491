import { useQuery } from '@apollo/client/react';
import { Box, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Ago } from '../../../parts/ago.js';
import { Dialog } from '../../../parts/dialog.js';
import { Failed, Loading } from '../../../parts/page-state.js';
import { VerdictBadge } from '../../../parts/status.js';
import { RecordingVersionTextsDocument } from '../operations.js';
import type { RecordingJob, Refinement } from '../use-recording.js';

interface VersionsProps {
  readonly job: RecordingJob;
  readonly onUse: (version: number) => unknown;
  readonly busy: boolean;
}

/** Every version of the text: read an old one, or make it the current one. */
export function VersionsPanel({ job, onUse, busy }: VersionsProps) {
  const [read, setRead] = useState<Refinement | null>(null);
  const newestFirst = [...job.refinements].reverse();
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h5" mb="xs">
        Versions
      </Title>
      <Stack gap="sm">
        {newestFirst.map((refinement) => (
          <Group key={refinement.version} justify="space-between" gap="xs">
            <Box>
              <Text size="sm" fw={600}>
                Version {refinement.version}
                {refinement.current ? ', current' : ''}
              </Text>
              <Text size="sm" c="dimmed">
                {refinement.kind === 'human' ? 'Edited by a person' : refinement.provider},{' '}
                <Ago at={refinement.createdAt} />
              </Text>
            </Box>
            <Group gap="xs">
              <VerdictBadge verdict={refinement.verdict} />
              <Button size="compact-sm" variant="default" onClick={() => setRead(refinement)}>
                Read
              </Button>
              {refinement.current || job.status !== 'COMPLETE' ? null : (
                <Button size="compact-sm" variant="light" loading={busy} onClick={() => onUse(refinement.version)}>
                  Use this version
                </Button>
              )}
            </Group>
          </Group>
        ))}
      </Stack>
      <Dialog opened={read !== null} onClose={() => setRead(null)} title={`Version ${read?.version ?? ''}`} size="xl">
        {read === null ? null : <VersionText jobId={job.jobId} version={read.version} />}
      </Dialog>
    </Paper>
  );
}

function VersionText({ jobId, version }: { readonly jobId: string; readonly version: number }) {
  // Every version carries its text here: in the cache they would take the place of the versions without it.
  const { data, error, refetch } = useQuery(RecordingVersionTextsDocument, {
    variables: { id: jobId },
    fetchPolicy: 'no-cache',
  });
  if (error) return <Failed what="this version" error={error} onRetry={() => void refetch()} />;
  if (!data?.job) return <Loading what="this version" />;
  const text = data.job.refinements.find((each) => each.version === version)?.text ?? '';
  return <Text className="said">{text}</Text>;
}
