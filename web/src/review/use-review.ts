import { useMutation } from '@apollo/client/react';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { sentenceFor } from '../api/fault-sentence.js';
import { ReviewTextDocument, type ReviewTextMutationVariables } from './operations.js';

export type Decision = ReviewTextMutationVariables['decision'];

const DONE: Record<Decision, string> = {
  APPROVE: 'The text is approved.',
  REJECT: 'The text is rejected.',
  REOPEN: 'The text is open for review again.',
};
const onError = (error: unknown) =>
  notifications.show({ color: 'red', title: 'That was not stored', message: sentenceFor(error), autoClose: 10_000 });

/** A person's decision on the version of a text that they looked at. Resolves with whether it was stored. */
export function useReview(jobId: string, version: number | undefined) {
  const [review, { loading }] = useMutation(ReviewTextDocument, { onError });
  const decide = useCallback(
    async (decision: Decision, note?: string) => {
      const { data } = await review({ variables: { jobId, decision, version, note: note?.trim() || undefined } });
      if (data) notifications.show({ message: DONE[decision] });
      return Boolean(data);
    },
    [review, jobId, version],
  );
  return { decide, deciding: loading };
}
