import { useMutation } from '@apollo/client/react';
import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { sentenceFor } from '../../api/fault-sentence.js';
import { Ago } from '../../parts/ago.js';
import { Icon } from '../../parts/icon.js';
import { countsInWords } from './counts-in-words.js';
import { RunSweepDocument, SweepsDocument } from './operations.js';
import { PagedRows } from './paged-rows.js';
import { usePages } from './use-pages.js';

const NOTHING = {
  icon: <Icon name="operations" size={28} />,
  title: 'No sweep has run yet',
  text: 'A replica with the role scheduler runs them.',
};

/** Scheduled repair and clean-up, the newest run first. */
export function SweepsPanel() {
  const list = usePages(SweepsDocument, ({ sweepRuns }) => sweepRuns);
  const [run, { loading }] = useMutation(RunSweepDocument, {
    onCompleted: ({ runFailedJobSweep: { counts } }) => {
      notifications.show({ title: 'The sweep has run', message: countsInWords(counts) });
      list.onRetry();
    },
    onError: (error) =>
      notifications.show({ color: 'red', title: 'The sweep did not run', message: sentenceFor(error) }),
  });
  return (
    <Stack>
      <Group>
        <Button size="xs" variant="default" loading={loading} onClick={() => void run()}>
          Run the failed-job sweep now
        </Button>
      </Group>
      <PagedRows {...list} what="the sweeps" nothing={NOTHING} keyOf={({ id }) => id}>
        {({ sweep, startedAt, counts, error }) => (
          <>
            <Text fw={600}>{sweepInWords(sweep)}</Text>
            <Text size="sm" c={error ? 'var(--mantine-color-error)' : 'dimmed'}>
              <Ago at={startedAt} /> · {error ?? countsInWords(counts)}
            </Text>
          </>
        )}
      </PagedRows>
    </Stack>
  );
}

/** `failed-jobs` as `Failed jobs`. */
function sweepInWords(sweep: string): string {
  const words = sweep.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
