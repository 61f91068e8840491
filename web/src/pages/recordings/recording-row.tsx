import { Anchor, Box, Group, Progress, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Ago } from '../../parts/ago.js';
import { Person } from '../../parts/person.js';
import { recordingName } from '../../parts/recording-name.js';
import { isRunning, StatusBadge, VerdictBadge } from '../../parts/status.js';
import { RecordingMenu } from './recording-menu.js';
import { RetryButton } from './retry-button.js';
import { useProgress } from './use-progress.js';
import type { Recording } from './use-recordings.js';

interface RowProps {
  readonly recording: Recording;
  /** Whether it says whose it is. */
  readonly owner: boolean;
}

/** One recording of the list: what it is called, where it stands, what can be done. */
export function RecordingRow({ recording, owner }: RowProps) {
  const { jobId, userId, status, verdict, createdAt, brand, errorDetails } = recording;
  return (
    <Box component="li" className="row" data-status={status}>
      <Group justify="space-between" wrap="nowrap" gap="sm" align="flex-start">
        <Box miw={0} flex={1}>
          <Anchor component={Link} to={`/recordings/${jobId}`} fw={600} lineClamp={2}>
            {recordingName(recording)}
          </Anchor>
          <Text size="sm" c="dimmed">
            <Ago at={createdAt} />
            {brand ? ` · ${brand}` : ''}
            {owner ? (
              <>
                {' · '}
                <Anchor component={Link} to={`/admin/users?search=${userId}`} inherit underline="always">
                  <Person actor={`user ${userId}`} />
                </Anchor>
              </>
            ) : null}
          </Text>
        </Box>
        <Group gap="xs" wrap="nowrap">
          {status === 'COMPLETE' && verdict ? <VerdictBadge verdict={verdict} /> : <StatusBadge status={status} />}
          <RecordingMenu recording={recording} />
        </Group>
      </Group>
      {isRunning(status) ? <RunningProgress recording={recording} /> : null}
      {status === 'FAILED' && errorDetails ? (
        <Group gap="sm" mt={4} justify="space-between" align="flex-start">
          <Text size="sm" c="var(--mantine-color-error)" flex="1 1 260px">
            {errorDetails.message}
          </Text>
          <RetryButton recording={recording} />
        </Group>
      ) : null}
    </Box>
  );
}

/** How far it is, as the engine says it twice a second. */
function RunningProgress({ recording }: { readonly recording: Recording }) {
  const { percent, note } = useProgress(recording);
  return (
    <Group gap="sm" mt={6} wrap="nowrap">
      <Progress
        flex={1}
        size="sm"
        value={percent}
        aria-label={`${recordingName(recording)}: ${Math.round(percent)}%`}
      />
      <Text size="xs" c="dimmed" w={{ base: 140, sm: 320 }} lineClamp={2} title={note}>
        {note}
      </Text>
    </Group>
  );
}
