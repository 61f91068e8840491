import { useMutation } from '@apollo/client/react';
import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Dialog } from '../../parts/dialog.js';
import { FaultAlert } from '../../parts/fault-alert.js';
import { useDraft } from '../../session/drafts.js';
import { PublishDocument } from './operations.js';

interface PublishDialogProps {
  readonly source: string;
  readonly name: string;
  readonly version: number;
  readonly onClose: () => void;
  readonly onPublished: () => Promise<unknown>;
}

/** Publishes the source as the active version of its brand. */
export function PublishDialog(props: PublishDialogProps) {
  const { source, name, version, onClose } = props;
  const [note, setNote, clearNote] = useDraft(`publish:${name}`);
  const { publish, loading, error } = usePublishing(props, clearNote);
  return (
    <Dialog onClose={onClose} title={`Publish version ${version} of ${name}`}>
      <Stack>
        <FaultAlert error={error} />
        <Text size="sm">A version is never changed. It becomes the brand's active version immediately.</Text>
        <Textarea
          label="Note"
          description="What changed, for those who read the list of versions."
          autosize
          minRows={2}
          maxLength={2000}
          data-autofocus
          value={note ?? ''}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button loading={loading} onClick={() => void publish({ variables: { source, note: note?.trim() || null } })}>
            Publish
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function usePublishing({ name, version, onClose, onPublished }: PublishDialogProps, clearNote: () => void) {
  const [publish, { loading, error }] = useMutation(PublishDocument, {
    onCompleted: () => {
      clearNote();
      notifications.show({
        title: `Version ${version} of ${name} is published`,
        message: 'New recordings follow it. Recordings that are ready keep their text until you apply it to them.',
      });
      onClose();
      void onPublished();
    },
    onError: () => undefined,
  });
  return { publish, loading, error };
}
