import { Alert, Progress, Text } from '@mantine/core';
import { useProgress } from '../recordings/use-progress.js';
import type { RecordingJob } from './use-recording.js';

/** How far a recording is that the engine works on. */
export function RunningPanel({ job }: { readonly job: RecordingJob }) {
  const { percent, note } = useProgress(job);
  const title =
    job.drivenBy === 'CLIENT'
      ? 'The engine does not run it'
      : job.waitingFor?.what === 'TURN'
        ? 'It waits for its turn'
        : 'The engine works on it';
  return (
    <Alert color="blue" variant="light" title={title}>
      <Progress value={percent} aria-label={`${Math.round(percent)}% done`} mb={4} />
      <Text size="sm">{note.replace(/[.]$/, '')}. You can leave this page; a notice says when the text is ready.</Text>
    </Alert>
  );
}
