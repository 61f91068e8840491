import { useMutation } from '@apollo/client/react';
import { ActionIcon, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useRef } from 'react';
import { Link } from 'react-router';
import { sentenceFor } from '../../api/fault-sentence.js';
import { Icon } from '../../parts/icon.js';
import { recordingName } from '../../parts/recording-name.js';
import { isRunning } from '../../parts/status.js';
import { DeleteDialog } from './delete-dialog.js';
import { CancelRecordingDocument, type RecordingRowFragment } from './operations.js';
import { useRetryRecording } from './use-retry-recording.js';

interface MenuRecording {
  readonly jobId: string;
  readonly status: RecordingRowFragment['status'];
  readonly rawAudioUrl: string;
  readonly clientJobId?: string | null;
}

const onError = (error: unknown) =>
  notifications.show({ color: 'red', title: 'The recording was not cancelled', message: sentenceFor(error) });

/** What can be done with a recording of the list. */
export function RecordingMenu({ recording }: { readonly recording: MenuRecording }) {
  const { jobId, status } = recording;
  const { retry } = useRetryRecording(jobId);
  const [cancel] = useMutation(CancelRecordingDocument, { variables: { id: jobId }, onError });
  const button = useRef<HTMLButtonElement>(null);
  const [deleting, { open, close }] = useDisclosure();
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon ref={button} variant="subtle" color="gray" aria-label={`Actions for ${recordingName(recording)}`}>
            <Icon name="more" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component={Link} to={`/recordings/${jobId}`} leftSection={<Icon name="recordings" size={16} />}>
            Open
          </Menu.Item>
          {status === 'FAILED' ? (
            <Menu.Item onClick={retry} leftSection={<Icon name="retry" size={16} />}>
              Try again
            </Menu.Item>
          ) : null}
          {isRunning(status) ? (
            <Menu.Item onClick={() => void cancel()} leftSection={<Icon name="close" size={16} />}>
              Cancel
            </Menu.Item>
          ) : null}
          <Menu.Divider />
          <Menu.Item color="red" onClick={open} leftSection={<Icon name="trash" size={16} />}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <DeleteDialog jobId={jobId} name={recordingName(recording)} opened={deleting} onClose={close} returnTo={button} />
    </>
  );
}
