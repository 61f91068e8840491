import { Button, Group, List, NumberInput, Progress, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Dialog } from '../../parts/dialog.js';
import { FaultAlert } from '../../parts/fault-alert.js';
import { Loading } from '../../parts/page-state.js';
import { recordingName } from '../../parts/recording-name.js';
import type { FailedFilter } from './cluster-filter.js';
import { useRetry } from './use-retry.js';

interface RetryDialogProps {
  readonly filter: FailedFilter;
  readonly cause: string;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

const PER_SECOND = 5;
const NAMED = 5;

/** Retries the recordings of one cause: which ones first, then how far it is. */
export function RetryDialog({ filter, cause, onClose, onChanged }: RetryDialogProps) {
  const { preview, error, batch, starting, start, stop } = useRetry(filter);
  const [perSecond, setPerSecond] = useState<number>(PER_SECOND);
  const ended = Boolean(batch?.endedAt);
  useEffect(() => {
    if (ended) onChanged();
  }, [ended, onChanged]);
  return (
    <Dialog onClose={onClose} title={`Retry: ${cause}`}>
      <Stack>
        <FaultAlert error={error} />
        {batch ? (
          <BatchState batch={batch} onStop={stop} onClose={onClose} />
        ) : preview === null ? (
          error ? null : (
            <Loading what="what would be retried" />
          )
        ) : (
          <>
            <Preview preview={preview} />
            <NumberInput
              label="Recordings per second"
              description="Lower it where the provider limits requests."
              min={0.1}
              max={50}
              value={perSecond}
              onChange={(value) => setPerSecond(typeof value === 'number' ? value : PER_SECOND)}
            />
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                Cancel
              </Button>
              <Button loading={starting} disabled={preview.count === 0} onClick={() => void start(perSecond)}>
                Retry {preview.count.toLocaleString('en')} {preview.count === 1 ? 'recording' : 'recordings'}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Dialog>
  );
}

type Retrying = ReturnType<typeof useRetry>;

function Preview({ preview }: { readonly preview: NonNullable<Retrying['preview']> }) {
  const { matched, count, jobs } = preview;
  if (count === 0)
    return <Text size="sm">None of these recordings can be retried: they are running again or were deleted.</Text>;
  return (
    <div>
      <Text size="sm">
        {matched.toLocaleString('en')} {matched === 1 ? 'recording is' : 'recordings are'} failed like this. Each starts
        again where it failed; what was transcribed is not transcribed again.
      </Text>
      <List size="sm" mt="xs">
        {jobs.slice(0, NAMED).map((job) => (
          <List.Item key={job.jobId}>{recordingName(job)}</List.Item>
        ))}
      </List>
      {count > NAMED ? (
        <Text size="sm" c="dimmed">
          and {(count - NAMED).toLocaleString('en')} more
        </Text>
      ) : null}
    </div>
  );
}

interface BatchStateProps {
  readonly batch: NonNullable<Retrying['batch']>;
  readonly onStop: () => unknown;
  readonly onClose: () => void;
}

function BatchState({ batch: { total, released, passedOver, remaining, endedAt }, onStop, onClose }: BatchStateProps) {
  const done = total === 0 ? 100 : ((total - remaining) / total) * 100;
  return (
    <>
      <Progress value={done} aria-label={`${Math.round(done)}% are requeued`} />
      <Text size="sm" role="status">
        {released.toLocaleString('en')} of {total.toLocaleString('en')} are requeued.
        {passedOver > 0 ? ` ${passedOver.toLocaleString('en')} were skipped because they changed in the meantime.` : ''}
        {endedAt ? ' The list shows what fails again.' : ''}
      </Text>
      <Group justify="flex-end">
        {endedAt ? null : (
          <Button variant="default" onClick={() => void onStop()}>
            Stop
          </Button>
        )}
        <Button onClick={onClose}>{endedAt ? 'Done' : 'Continue in the background'}</Button>
      </Group>
    </>
  );
}
