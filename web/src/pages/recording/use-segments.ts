import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { useReconnections } from '../../api/connection.js';
import type { Segment } from './model/timeline.js';
import { RecordingSegmentsDocument } from './operations.js';

/** The engine's longest page. */
const PAGE = 1_000;
const NONE: readonly Segment[] = [];

/**
 * Every segment of a recording, read page by page.
 * @param version changes when the transcript or the names of its speakers do
 */
export function useSegments(jobId: string, version: string): readonly Segment[] {
  const client = useApolloClient();
  const [segments, setSegments] = useState(NONE);
  const reconnections = useReconnections();
  useEffect(() => {
    let current = version.trim() !== '' && reconnections >= 0;
    const load = async () => {
      const found: Segment[] = [];
      for (let more = true; more && current; ) {
        const variables = { id: jobId, first: PAGE, after: found.at(-1)?.ordinal ?? -1 };
        // Pages of a list without a cursor of its own are not kept in the cache: this list is their only place.
        const { data } = await client.query({ query: RecordingSegmentsDocument, variables, fetchPolicy: 'no-cache' });
        const page = data?.job?.segments ?? [];
        found.push(...page);
        more = page.length === PAGE;
      }
      if (current) setSegments(found);
    };
    // Without times the text can still be read; the next change of the job, or the next reconnection, loads them again.
    load().catch(() => undefined);
    return () => {
      current = false;
    };
  }, [client, jobId, version, reconnections]);
  return segments;
}
