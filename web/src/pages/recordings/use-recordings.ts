import { useQuery } from '@apollo/client/react';
import { useCallback, useEffect, useRef } from 'react';
import { onChange } from '../../api/changes.js';
import { useQueueRefresh } from '../../api/queue-refresh.js';
import { type RecordingRowFragment, RecordingsDocument } from './operations.js';
import type { ListFilter } from './use-list-filter.js';

export type Recording = RecordingRowFragment;

const PAGE = 20;
/** The engine's longest page. */
const LONGEST_PAGE = 100;
/** Changes that come together load the list once. */
const TOGETHER_MS = 250;

/**
 * Recordings, the newest first: one's own are kept true by the live changes, everybody's are read again every ten seconds. `recordings` is null until
 * the first answer.
 */
export function useRecordings({ filter, everybody }: Pick<ListFilter, 'filter' | 'everybody'>) {
  const { data, error, loading, fetchMore, client } = useQuery(RecordingsDocument, {
    variables: { first: PAGE, filter },
    fetchPolicy: 'cache-and-network',
  });
  const recordings = data?.jobs.edges.map(({ node }) => node) ?? null;
  const shown = recordings?.length ?? 0;
  const reload = useCallback(() => {
    const first = Math.min(LONGEST_PAGE, Math.max(PAGE, shown));
    const variables = { first, filter };
    // The list stays as it is where the line breaks or somebody signs out meanwhile: a later change reads it again.
    client.query({ query: RecordingsDocument, variables, fetchPolicy: 'network-only' }).catch(() => undefined);
  }, [client, shown, filter]);
  useReloadOnChange(reload);
  const inQueue = recordings?.some(({ waitingFor }) => waitingFor?.what === 'TURN') ?? false;
  useQueueRefresh(inQueue || everybody, reload);
  const after = data?.jobs.pageInfo.endCursor ?? null;
  const loadMore = useCallback(() => void fetchMore({ variables: { after } }), [fetchMore, after]);
  return { recordings, error, loading, reload, loadMore, hasMore: data?.jobs.pageInfo.hasNextPage ?? false };
}

function useReloadOnChange(reload: () => void): void {
  const latest = useRef(reload);
  latest.current = reload;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = onChange(() => {
      clearTimeout(timer);
      timer = setTimeout(() => latest.current(), TOGETHER_MS);
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, []);
}
