import { Button } from '@mantine/core';
import { Icon } from '../../parts/icon.js';
import { recordingName } from '../../parts/recording-name.js';
import { useRetryRecording } from './use-retry-recording.js';

interface FailedRecording {
  readonly jobId: string;
  readonly rawAudioUrl: string;
  readonly clientJobId?: string | null;
  readonly errorDetails?: { readonly code: string; readonly retryable: boolean } | null;
}

interface RetryButtonProps {
  readonly recording: FailedRecording;
  readonly onRetried?: () => void;
}

/** Retries a failed recording in one step. Nothing where the same recording would fail again; the menu still has the action then. */
export function RetryButton({ recording, onRetried }: RetryButtonProps) {
  const { retry, loading } = useRetryRecording(recording.jobId, onRetried);
  const { code, retryable } = recording.errorDetails ?? {};
  if (!retryable && code !== 'CANCELLED') return null;
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<Icon name="retry" size={14} />}
      loading={loading}
      onClick={retry}
      aria-label={`Try again: ${recordingName(recording)}`}
      style={{ flexShrink: 0 }}
    >
      Try again
    </Button>
  );
}
