import type { ApolloClient } from '@apollo/client';
import type { Change } from './change-feed.js';
import { ChangedJobFragmentDoc } from './operations.js';

type Listener = (change: Change) => void;

const listeners = new Set<Listener>();

/** Writes what the change says of its job into the cache, so that every place shows it, and hands the change to the pages that listen. */
export function announceChange({ cache }: ApolloClient, change: Change): void {
  const { job } = change;
  const id = cache.identify({ __typename: 'Job', jobId: change.jobId });
  const fragment = ChangedJobFragmentDoc;
  // Only a job that some page has loaded: others would stay in the cache for ever.
  if (job && id !== undefined && cache.readFragment({ id, fragment }) !== null) {
    const { status, verdict, processingTimeMs } = job;
    cache.writeFragment({ id, fragment, data: { status, verdict, processingTimeMs } });
  }
  for (const listener of listeners) listener(change);
}

/** @returns ends the listening */
export function onChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
