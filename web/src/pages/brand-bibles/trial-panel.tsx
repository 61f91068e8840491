import { Button, Group, Paper, Progress, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { FaultAlert } from '../../parts/fault-alert.js';
import { RecordingLink } from '../../parts/recording-link.js';
import { VerdictBadge } from '../../parts/status.js';
import { type Trial, useTrial } from './use-trial.js';

/** Recordings of one trial. */
const TRIED = 3;

interface TrialPanelProps {
  readonly source: string;
  /** Whether nothing stands against the source. */
  readonly usable: boolean;
}

/** Refines stored transcripts by a source that is not published, beside the texts they have. */
export function TrialPanel({ source, usable }: TrialPanelProps) {
  const { trial, running, starting, error, start, cancel } = useTrial();
  return (
    <Paper withBorder p="md" component="section" aria-label="Try it">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h5">
            Try it on the newest recordings
          </Title>
          {running ? (
            <Button size="xs" variant="default" onClick={cancel}>
              Stop
            </Button>
          ) : (
            <Button
              size="xs"
              variant="default"
              loading={starting}
              disabled={!usable}
              onClick={() => start(source, TRIED)}
            >
              Try on {TRIED} recordings
            </Button>
          )}
        </Group>
        <FaultAlert error={error} />
        {trial === null ? (
          <Text size="sm" c="dimmed">
            Compare both texts side by side. The recordings keep their texts.
          </Text>
        ) : (
          <TrialState trial={trial} running={running} />
        )}
      </Stack>
    </Paper>
  );
}

function TrialState({
  trial: { done, total, reason, results },
  running,
}: {
  readonly trial: Trial;
  readonly running: boolean;
}) {
  return (
    <>
      {running ? (
        <Progress value={total === 0 ? 0 : (done / total) * 100} aria-label={`${done} of ${total} are tried`} />
      ) : null}
      {reason ? <Text size="sm">{reason}</Text> : null}
      {results.map((result) => (
        <TrialResult key={result.jobId} result={result} />
      ))}
    </>
  );
}

function TrialResult({
  result: { jobId, current, draft, changes, error, state },
}: {
  readonly result: Trial['results'][number];
}) {
  const count = changes?.length ?? 0;
  return (
    <Stack gap={6} component="section" aria-label="A recording">
      <Text size="sm">
        <RecordingLink jobId={jobId} />
        {state === 'DONE' ? (count === 0 ? ': the same text' : `: ${count} ${count === 1 ? 'change' : 'changes'}`) : ''}
        {state === 'WAITING' ? ': waiting for its turn' : ''}
      </Text>
      {error ? (
        <Text size="sm" c="var(--mantine-color-error)">
          {error.message}
        </Text>
      ) : null}
      {draft ? (
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <TrialText title="Now" text={current?.text ?? 'It has no text yet.'} verdict={current?.verdict} />
          <TrialText title="With this source" text={draft.text} verdict={draft.verdict} />
        </SimpleGrid>
      ) : null}
    </Stack>
  );
}

interface TrialTextProps {
  readonly title: string;
  readonly text: string;
  readonly verdict: 'PASS' | 'REVIEW' | 'UNCHECKED' | 'REJECT' | null | undefined;
}

function TrialText({ title, text, verdict }: TrialTextProps) {
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" mb={4}>
        <Text size="sm" fw={600}>
          {title}
        </Text>
        {verdict ? <VerdictBadge verdict={verdict} /> : null}
      </Group>
      <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
        {text}
      </Text>
    </Paper>
  );
}
