import { useMutation, useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { CancelTrialDocument, TrialDocument, TryDocument } from './operations.js';

const POLL_MS = 1_000;

/** Tries a source on the newest stored transcripts, and follows the trial. */
export function useTrial() {
  const [start, starting] = useMutation(TryDocument, { onError: () => undefined });
  const [cancel, cancelling] = useMutation(CancelTrialDocument, { onError: () => undefined });
  const id = starting.data?.tryBrandBible.id ?? null;
  const { data, stopPolling, startPolling } = useQuery(TrialDocument, {
    variables: { id: id ?? '' },
    skip: id === null,
    fetchPolicy: 'network-only',
    pollInterval: POLL_MS,
  });
  const trial = data?.brandBibleTrial ?? null;
  const ended = trial?.state === 'DONE' || trial?.state === 'FAILED';
  useEffect(() => {
    if (ended) stopPolling();
    else if (id !== null) startPolling(POLL_MS);
  }, [ended, id, startPolling, stopPolling]);
  return {
    trial,
    running: id !== null && !ended,
    starting: starting.loading,
    error: starting.error ?? cancelling.error ?? null,
    start: (source: string, limit: number) => void start({ variables: { source, limit } }),
    cancel: () => void (id === null ? undefined : cancel({ variables: { id } })),
  };
}

export type Trial = NonNullable<ReturnType<typeof useTrial>['trial']>;
