import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { Ago } from '../../../parts/ago.js';
import { DecisionButtons } from '../../../review/decision-buttons.js';
import { useReview } from '../../../review/use-review.js';
import type { RecordingJob } from '../use-recording.js';
import { NextToReview } from './next-to-review.js';

/** What a person has decided on the current text, or the two buttons for it. */
export function DecisionPanel({ job }: { readonly job: RecordingJob }) {
  const version = job.refinements.find(({ current }) => current)?.version;
  const { decide, deciding } = useReview(job.jobId, version);
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h5" mb="xs">
        Decision
      </Title>
      {job.review ? (
        <>
          <Group justify="space-between" gap="xs">
            <Text size="sm">
              {job.review.decision === 'APPROVE' ? 'Approved' : 'Rejected'} <Ago at={job.review.at} />
              {job.review.note ? `: ${job.review.note}` : ''}
            </Text>
            <Button size="compact-sm" variant="default" loading={deciding} onClick={() => void decide('REOPEN')}>
              Take back
            </Button>
          </Group>
          <NextToReview jobId={job.jobId} />
        </>
      ) : (
        <DecisionButtons jobId={job.jobId} version={version} />
      )}
    </Paper>
  );
}
