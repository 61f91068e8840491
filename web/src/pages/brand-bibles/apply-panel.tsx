import { useMutation } from '@apollo/client/react';
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { FaultAlert } from '../../parts/fault-alert.js';
import { ApplyDocument } from './operations.js';

interface ApplyPanelProps {
  readonly brand: string;
  readonly version: number;
}

/** Refines the ready recordings of a brand again by its active version: how many first, then all of them. */
export function ApplyPanel({ brand, version }: ApplyPanelProps) {
  const [count, counted] = useMutation(ApplyDocument, { onError: () => undefined });
  const [apply, applied] = useMutation(ApplyDocument, { onError: () => undefined });
  const matched = counted.data?.refineJobsAgain.matched ?? null;
  const opened = applied.data?.refineJobsAgain.opened ?? null;
  const error = counted.error ?? applied.error;
  if (version === 0) return null;
  return (
    <Paper withBorder p="md" component="section" aria-label="Apply to recordings that are ready">
      <Stack gap="sm">
        <Title order={2} size="h5">
          Apply to recordings that are ready
        </Title>
        <FaultAlert error={error} />
        <Text size="sm" role="status">
          {opened !== null
            ? `${opened.toLocaleString('en')} recordings are refined again. Every earlier text is kept.`
            : matched !== null
              ? `${matched.toLocaleString('en')} recordings follow ${brand}. Texts that a person edited stay as they are.`
              : 'Each is refined again from its transcript by the active version. Nothing is transcribed again.'}
        </Text>
        <Group>
          {matched === null || opened !== null ? (
            <Button
              variant="default"
              loading={counted.loading}
              onClick={() => {
                applied.reset();
                void count({ variables: { brand, dryRun: true } });
              }}
            >
              Count them
            </Button>
          ) : (
            <Button
              loading={applied.loading}
              disabled={matched === 0}
              onClick={() => void apply({ variables: { brand, dryRun: false } })}
            >
              Refine {matched.toLocaleString('en')} again
            </Button>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}
