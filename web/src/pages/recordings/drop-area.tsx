import { Group, Stack, Text, TextInput } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { Icon } from '../../parts/icon.js';
import { useUploads } from '../../uploads/uploads.js';

const ACCEPTED = { 'audio/*': [], 'video/*': [] };

/** Where audio files are dropped or chosen; each is sent at once and becomes a recording. */
export function DropArea() {
  const { queue } = useUploads();
  const [brand, setBrand] = useState('');
  const add = (files: File[]) => queue.add(files, { brand: brand.trim() || null });
  const refuse = (files: readonly { file: File }[]) =>
    notifications.show({
      color: 'red',
      title: 'Not an audio or video file',
      message: `${files.map(({ file }) => file.name).join(', ')}: export the recording as MP3, M4A, WAV or FLAC.`,
    });
  return (
    <Stack gap="xs">
      <Dropzone
        onDrop={add}
        onReject={refuse}
        accept={ACCEPTED}
        inputProps={{ 'aria-label': 'Audio files' }}
        p="lg"
        radius="md"
      >
        <Group justify="center" gap="md" style={{ pointerEvents: 'none' }}>
          <Icon name="upload" size={28} />
          <div>
            <Text fw={600}>Drop audio files here, or click to choose them</Text>
            <Text size="sm" c="dimmed">
              Several at once. They are sent at once and appear below.
            </Text>
          </div>
        </Group>
      </Dropzone>
      <TextInput
        label="Brand of the next files"
        description="Leave it empty for your own brand."
        value={brand}
        onChange={(event) => setBrand(event.currentTarget.value)}
        maw={320}
        size="sm"
      />
    </Stack>
  );
}
