import { Stack } from '@mantine/core';
import type { useEditing } from '../use-editing.js';
import type { RecordingJob } from '../use-recording.js';
import { HistoryPanel } from './history-panel.js';
import { VersionsPanel } from './versions-panel.js';

interface HistoryProps {
  readonly job: RecordingJob;
  readonly editing: ReturnType<typeof useEditing>;
}

/** Every version of the text, and what happened to the recording. */
export function HistoryView({ job, editing }: HistoryProps) {
  return (
    <Stack>
      <VersionsPanel job={job} onUse={editing.useVersion} busy={editing.saving} />
      <HistoryPanel jobId={job.jobId} />
    </Stack>
  );
}
