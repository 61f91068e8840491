import { useMutation } from '@apollo/client/react';
import { notifications } from '@mantine/notifications';
import { sentenceFor } from '../../api/fault-sentence.js';
import { RetryRecordingDocument } from './operations.js';

/** Sends a failed recording through the pipeline again; says why where the engine refuses. */
export function useRetryRecording(jobId: string, onRetried: () => void = () => undefined) {
  const [retry, { loading }] = useMutation(RetryRecordingDocument, {
    variables: { id: jobId },
    onCompleted: onRetried,
    onError: (error) =>
      notifications.show({ color: 'red', title: 'The retry was refused', message: sentenceFor(error) }),
  });
  return { retry: () => void retry(), loading };
}
