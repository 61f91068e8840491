import { useMutation } from '@apollo/client/react';
import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { RefObject } from 'react';
import { useMatch, useNavigate } from 'react-router';
import { sentenceFor } from '../../api/fault-sentence.js';
import { Dialog } from '../../parts/dialog.js';
import { DeleteRecordingDocument } from './operations.js';

interface DeleteProps {
  readonly jobId: string;
  readonly name: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** The button of the menu that the dialog was opened from. */
  readonly returnTo: RefObject<HTMLElement | null>;
}

/** Asks before a recording is deleted permanently. */
export function DeleteDialog({ jobId, name, opened, onClose, returnTo }: DeleteProps) {
  const navigate = useNavigate();
  const isItsPage = useMatch(`/recordings/${jobId}`) !== null;
  const [remove, { loading }] = useMutation(DeleteRecordingDocument, {
    variables: { id: jobId },
    onCompleted: () => {
      onClose();
      notifications.show({ message: `${name} is deleted.` });
      if (isItsPage) void navigate('/');
    },
    update: (cache) => {
      cache.evict({ id: cache.identify({ __typename: 'Job', jobId }) });
      cache.gc();
    },
    onError: (error) => notifications.show({ color: 'red', title: 'It was not deleted', message: sentenceFor(error) }),
  });
  return (
    <Dialog opened={opened} onClose={onClose} returnTo={returnTo} title="Delete the recording?">
      <Stack>
        <Text size="sm">{name}, its texts and its audio are deleted permanently. Nobody can bring them back.</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Keep it
          </Button>
          <Button color="red" loading={loading} onClick={() => void remove()}>
            Delete
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
