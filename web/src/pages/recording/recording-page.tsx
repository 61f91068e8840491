import { Button } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { codeOf } from '../../api/fault-sentence.js';
import { Icon } from '../../parts/icon.js';
import { Failed, Loading, Nothing } from '../../parts/page-state.js';
import { RecordingView } from './recording-view.js';
import { useRecording } from './use-recording.js';

/** One recording: hear it, read it, correct it, take it away. */
export function RecordingPage() {
  const { id = '' } = useParams();
  const { job, error, loading, refetch } = useRecording(id);
  if (job !== null) return <RecordingView key={job.jobId} job={job} />;
  if (error && codeOf(error) !== 'NOT_FOUND')
    return <Failed what="the recording" error={error} onRetry={() => void refetch()} />;
  if (loading) return <Loading what="the recording" />;
  return (
    <Nothing
      icon={<Icon name="recordings" size={28} />}
      title="There is no such recording"
      action={
        <Button component={Link} to="/">
          Go to the recordings
        </Button>
      }
    >
      It was deleted, or it belongs to somebody else.
    </Nothing>
  );
}
