import { DataList, Paper, Stack, Text, Title } from '@mantine/core';
import { inClock } from '../../../parts/sizes.js';
import type { RecordingJob } from '../use-recording.js';

/** What is known of the recording and of the checks of its text; nothing where nothing is known. */
export function SummaryPanel({ job }: { readonly job: RecordingJob }) {
  const current = job.refinements.find((refinement) => refinement.current);
  const facts: [string, string | null | undefined][] = [
    ['Length', job.enrichment?.durationSeconds ? inClock(job.enrichment.durationSeconds) : null],
    ['Words', job.enrichment?.wordCount.toLocaleString('en')],
    ['Language', languageName(current?.coverage?.language ?? job.enrichment?.language)],
    ['Brand', job.brandBible ? `${job.brandBible.name}, version ${job.brandBible.version}` : job.brand],
    ['Topics', job.enrichment?.topics.slice(0, 5).join(', ')],
    ['Refined by', current ? (current.kind === 'human' ? 'a person' : current.provider) : null],
  ];
  const unchecked = current?.coverage?.unchecked ?? [];
  if (unchecked.length === 0 && facts.every(([, value]) => !value)) return null;
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2} size="h5">
          Details
        </Title>
        <DataList size="sm">
          {facts.map(([label, value]) =>
            value ? (
              <DataList.Item key={label}>
                <DataList.ItemLabel>{label}</DataList.ItemLabel>
                <DataList.ItemValue>{value}</DataList.ItemValue>
              </DataList.Item>
            ) : null,
          )}
        </DataList>
        {unchecked.length > 0 ? (
          <Text size="sm">
            Not checked, since no rule covers it: {unchecked.join(', ')}. Read these against the recording.
          </Text>
        ) : null}
      </Stack>
    </Paper>
  );
}

function languageName(tag: string | null | undefined): string | null {
  if (!tag) return null;
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
