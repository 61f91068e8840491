import { useQuery } from '@apollo/client/react';
import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { RecordingByIdDocument } from '../api/operations.js';
import { recordingName } from './recording-name.js';

/** A recording by its name, once that is known; a deleted one has none. */
export function RecordingLink({ jobId }: { readonly jobId: string }) {
  const { data } = useQuery(RecordingByIdDocument, { variables: { id: jobId } });
  return (
    <Anchor component={Link} to={`/recordings/${jobId}`} inherit underline="always">
      {data?.job ? recordingName(data.job) : 'A recording'}
    </Anchor>
  );
}
