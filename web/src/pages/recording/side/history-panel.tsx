import { useQuery } from '@apollo/client/react';
import { Paper, Stack, Table, Text, Timeline, Title } from '@mantine/core';
import { Ago } from '../../../parts/ago.js';
import { Failed, Loading } from '../../../parts/page-state.js';
import { inClock } from '../../../parts/sizes.js';
import { RecordingHistoryDocument, type RecordingHistoryQuery } from '../operations.js';

type History = NonNullable<RecordingHistoryQuery['job']>;

const REASONS: Record<string, string> = {
  submitted: 'Submitted',
  started: 'Transcription began',
  advanced: 'Stage done',
  completed: 'The text is ready',
  failed: 'Failed',
  cancelled: 'Cancelled',
  retried: 'Tried again',
  swept: 'Requeued by the sweep',
  refined_again: 'Refined again',
  changed_directly: 'Changed in the database',
};
const STATUSES: Record<string, string> = {
  ENRICHING: 'Transcribed, brand context is gathered',
  REFINING: 'The prompt is composed, the text is refined',
};

/** What happened to the recording, what each run took, and what it cost. */
export function HistoryPanel({ jobId }: { readonly jobId: string }) {
  const { data, error, refetch } = useQuery(RecordingHistoryDocument, {
    variables: { id: jobId },
    fetchPolicy: 'cache-and-network',
  });
  if (error) return <Failed what="the history" error={error} onRetry={() => void refetch()} />;
  if (!data?.job) return <Loading what="the history" />;
  const { events, attempts, usage } = data.job;
  return (
    <Stack>
      <Paper withBorder p="md">
        <Title order={2} size="h5" mb="md">
          What happened
        </Title>
        <Timeline bulletSize={14} lineWidth={2} active={events.length}>
          {events.map(({ eventId, reason, toStatus, at }) => (
            <Timeline.Item key={eventId} title={STATUSES[toStatus] ?? REASONS[reason] ?? reason}>
              <Text size="sm" c="dimmed">
                <Ago at={at} />
              </Text>
            </Timeline.Item>
          ))}
        </Timeline>
      </Paper>
      <Attempts attempts={attempts} />
      <Usage usage={usage} />
    </Stack>
  );
}

function Attempts({ attempts }: { readonly attempts: History['attempts'] }) {
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h5" mb="xs">
        Attempts
      </Title>
      <Table.ScrollContainer minWidth={260}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Stage</Table.Th>
              <Table.Th>Outcome</Table.Th>
              <Table.Th>Took</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {attempts.map(({ attempt, stage, outcome, startedAt, endedAt, errorMessage }) => (
              <Table.Tr key={attempt}>
                <Table.Td>{stage.toLowerCase()}</Table.Td>
                <Table.Td>
                  {outcome.toLowerCase()}
                  {errorMessage ? (
                    <Text size="xs" c="var(--mantine-color-error)">
                      {errorMessage}
                    </Text>
                  ) : null}
                </Table.Td>
                <Table.Td>{endedAt ? took(startedAt, endedAt) : 'running'}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

function Usage({ usage }: { readonly usage: History['usage'] }) {
  if (usage.length === 0) return null;
  const known = usage.every(({ costUsd }) => costUsd !== null && costUsd !== undefined);
  const total = usage.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0);
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h5" mb="xs">
        Cost
      </Title>
      <Text size="sm" mb="xs">
        {known ? `$${total.toFixed(4)} in all.` : 'No price is set for some of it, so the sum is not known.'}
      </Text>
      <Stack gap={4}>
        {usage.map((each) => (
          <Text size="sm" key={`${each.stage}-${each.at}`}>
            {each.provider} · {each.model}
            {each.audioSeconds ? ` · ${inClock(each.audioSeconds)} of audio` : ''}
            {each.inputTokens ? ` · ${each.inputTokens} + ${each.outputTokens ?? 0} tokens` : ''}
            {each.costUsd == null ? '' : ` · $${each.costUsd.toFixed(4)}`}
          </Text>
        ))}
      </Stack>
    </Paper>
  );
}

function took(from: string, to: string): string {
  const ms = Date.parse(to) - Date.parse(from);
  if (ms < 1_000) return `${ms} ms`;
  return ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : inClock(ms / 1000);
}
