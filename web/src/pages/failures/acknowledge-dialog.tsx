import { useMutation } from '@apollo/client/react';
import { Button, Group, Stack, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Dialog } from '../../parts/dialog.js';
import { FaultAlert } from '../../parts/fault-alert.js';
import { useDraft } from '../../session/drafts.js';
import type { FailedFilter } from './cluster-filter.js';
import { AcknowledgeClusterDocument } from './operations.js';

interface AcknowledgeDialogProps {
  readonly filter: FailedFilter;
  readonly cause: string;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

/** Marks the failures of a cluster as seen, with a note for the next person. */
export function AcknowledgeDialog({ filter, cause, onClose, onChanged }: AcknowledgeDialogProps) {
  const [typed, setNote, clearNote] = useDraft(`acknowledge:${filter.errorCodes?.join()}:${filter.messagePattern}`);
  const note = typed ?? '';
  const [acknowledge, { loading, error }] = useMutation(AcknowledgeClusterDocument, {
    onCompleted: ({ acknowledgeFailures: count }) => {
      notifications.show({
        title: 'Acknowledged',
        message: `${count.toLocaleString('en')} ${count === 1 ? 'failure is' : 'failures are'} marked with your note.`,
      });
      clearNote();
      onChanged();
      onClose();
    },
    onError: () => undefined,
  });
  return (
    <Dialog onClose={onClose} title={`Acknowledge: ${cause}`}>
      <Stack>
        <FaultAlert error={error} />
        <Textarea
          label="Note"
          description="What the next person should know. The recordings stay failed."
          autosize
          minRows={3}
          maxLength={2000}
          data-autofocus
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            loading={loading}
            disabled={note.trim() === ''}
            onClick={() => void acknowledge({ variables: { filter, note: note.trim() } })}
          >
            Acknowledge
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
