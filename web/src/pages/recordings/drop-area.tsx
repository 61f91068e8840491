import { Group, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { notifications } from '@mantine/notifications';
import { Icon } from '../../parts/icon.js';
import { useUploads } from '../../uploads/uploads.js';
import { SubmissionOptions } from './submission-options.js';
import { useSubmissionOptions } from './use-submission-options.js';

/** By their names too: systems know no type for some of them. */
const ENDINGS = [
  '.3gp',
  '.ac3',
  '.aif',
  '.amr',
  '.au',
  '.caf',
  '.dts',
  '.flac',
  '.mka',
  '.mts',
  '.mxf',
  '.oga',
  '.opus',
].concat(['.spx', '.ts', '.tta', '.voc', '.w64', '.wma', '.wv']);
const ACCEPTED = { 'audio/*': [], 'video/*': [], 'application/octet-stream': ENDINGS };

/** Where audio files are dropped or chosen; each is sent at once and becomes a recording. */
export function DropArea() {
  const { queue } = useUploads();
  const { options, change } = useSubmissionOptions();
  const add = (files: File[]) => queue.add(files, { ...options, brand: options.brand?.trim() || null });
  const refuse = (files: readonly { file: File }[]) =>
    notifications.show({
      color: 'red',
      title: 'Not an audio or video file',
      message: `${files.map(({ file }) => file.name).join(', ')}: export the recording as MP3, M4A, WAV or FLAC.`,
    });
  return (
    <Stack gap="sm">
      <Dropzone
        onDrop={add}
        onReject={refuse}
        accept={ACCEPTED}
        inputProps={{ 'aria-label': 'Audio files' }}
        aria-label="Drop audio files here, or press to choose them"
        p="lg"
        radius="md"
      >
        <Group justify="center" gap="md" wrap="nowrap" style={{ pointerEvents: 'none' }}>
          <Icon name="upload" size={28} />
          <div>
            <Text fw={600}>Drop audio files here, or click to choose them</Text>
            <Text size="sm" c="dimmed">
              MP3, WAV, M4A and most other audio and video files, as many as you like. Each becomes a text.
            </Text>
          </div>
        </Group>
      </Dropzone>
      <SubmissionOptions options={options} onChange={change} />
    </Stack>
  );
}
