import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Dialog } from '../parts/dialog.js';
import { useDraft } from '../session/drafts.js';
import { useReview } from './use-review.js';

interface DecisionProps {
  readonly jobId: string;
  readonly version: number | undefined;
  readonly onDecided?: () => void;
}

/** Approve, or reject with a reason. */
export function DecisionButtons({ jobId, version, onDecided }: DecisionProps) {
  const { decide, deciding } = useReview(jobId, version);
  const [opened, { open, close }] = useDisclosure();
  const [note, setNote, clearNote] = useDraft(`reject:${jobId}`);
  const approve = async () => {
    if (await decide('APPROVE')) onDecided?.();
  };
  const reject = async () => {
    if (!(await decide('REJECT', note ?? ''))) return;
    clearNote();
    close();
    onDecided?.();
  };
  return (
    <Group gap="xs">
      <Button size="compact-sm" loading={deciding} onClick={() => void approve()}>
        Approve
      </Button>
      <Button size="compact-sm" variant="default" onClick={open}>
        Reject
      </Button>
      <Dialog opened={opened} onClose={close} title="Reject the text">
        <Stack>
          <Textarea
            label="Why, for the next reader"
            autosize
            minRows={2}
            maxLength={2_000}
            value={note ?? ''}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button color="red" loading={deciding} onClick={() => void reject()}>
              Reject
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </Group>
  );
}
