import { useMutation, useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { useReconnections } from '../../api/connection.js';
import type { FailedFilter } from './cluster-filter.js';
import { BatchProgressDocument, PreviewRetryDocument, RetryClusterDocument, StopBatchDocument } from './operations.js';

/** The engine's largest batch. */
const MOST = 10_000;
const POLL_MS = 1_000;

/** The dry run of a retry, the retry, and how far it is. */
export function useRetry(asked: FailedFilter) {
  // What was shown is what is retried: the page's own filter moves with the clock.
  const [filter] = useState(asked);
  const [preview, previewed] = useMutation(PreviewRetryDocument);
  const [retry, retried] = useMutation(RetryClusterDocument);
  const [stop, stopping] = useMutation(StopBatchDocument);
  const reconnections = useReconnections();
  useEffect(() => {
    if (reconnections >= 0) void preview({ variables: { filter, limit: MOST } }).catch(() => undefined);
  }, [preview, filter, reconnections]);
  const started = retried.data?.retryFailedJobs.batch ?? null;
  const { data, stopPolling } = useQuery(BatchProgressDocument, {
    variables: { id: started?.id ?? '' },
    skip: started === null,
    pollInterval: POLL_MS,
    fetchPolicy: 'network-only',
  });
  const batch = data?.retryBatch ?? started;
  const ended = Boolean(batch?.endedAt);
  useEffect(() => {
    if (ended) stopPolling();
  }, [ended, stopPolling]);
  return {
    preview: previewed.data?.retryFailedJobs ?? null,
    error: previewed.error ?? retried.error ?? stopping.error ?? null,
    batch,
    starting: retried.loading,
    start: (perSecond: number) => retry({ variables: { filter, limit: MOST, perSecond } }).catch(() => undefined),
    stop: () => stop({ variables: { id: batch?.id ?? '' } }).catch(() => undefined),
  };
}
