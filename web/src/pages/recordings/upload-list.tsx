import { ActionIcon, Anchor, Box, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { Icon } from '../../parts/icon.js';
import { inBytes } from '../../parts/sizes.js';
import type { Upload } from '../../uploads/upload-queue.js';
import { useUploads } from '../../uploads/uploads.js';

/** How long a finished upload stays: its recording is in the list below. */
const DONE_SHOWN_MS = 4_000;

/** The files on their way, each with its progress. */
export function UploadList() {
  const { uploads } = useUploads();
  if (uploads.length === 0) return null;
  return (
    <Stack component="ul" gap="xs" p={0} m={0} aria-label="Uploads" style={{ listStyle: 'none' }}>
      {uploads.map((upload) => (
        <UploadRow key={upload.id} upload={upload} />
      ))}
    </Stack>
  );
}

function UploadRow({ upload }: { readonly upload: Upload }) {
  const { queue } = useUploads();
  const { id, file, state, sentBytes, problem } = upload;
  const percent = file.size === 0 ? 100 : (100 * sentBytes) / file.size;
  useEffect(() => {
    if (state !== 'done') return undefined;
    const timer = setTimeout(() => queue.remove(id), DONE_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [queue, id, state]);
  return (
    <Box component="li">
      <Group wrap="nowrap" gap="sm" justify="space-between">
        <Text size="sm" truncate flex={1}>
          {file.name}
        </Text>
        <Text size="sm" c="dimmed" style={{ flexShrink: 0 }}>
          <UploadWords upload={upload} />
        </Text>
        {state === 'failed' ? (
          <Button size="compact-sm" variant="default" onClick={() => queue.retry(id)}>
            Try again
          </Button>
        ) : null}
        {state === 'done' ? null : (
          <ActionIcon variant="subtle" color="gray" onClick={() => queue.remove(id)} aria-label={`Stop ${file.name}`}>
            <Icon name="close" size={16} />
          </ActionIcon>
        )}
      </Group>
      <Progress
        size="xs"
        value={percent}
        color={state === 'failed' ? 'red' : undefined}
        aria-label={`Upload of ${file.name}`}
      />
      {problem === null ? null : (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {problem}
        </Text>
      )}
    </Box>
  );
}

function UploadWords({ upload: { state, sentBytes, file, jobId } }: { readonly upload: Upload }) {
  switch (state) {
    case 'waiting':
      return 'Waiting for other uploads';
    case 'sending':
      return `${inBytes(sentBytes)} of ${inBytes(file.size)}`;
    case 'submitting':
      return 'Stored, being submitted';
    case 'failed':
      return 'Not sent';
    case 'done':
      return (
        <Anchor component={Link} to={`/recordings/${jobId}`} inherit>
          Open
        </Anchor>
      );
  }
}
