import { useQuery } from '@apollo/client/react';
import { useEffect, useMemo, useState } from 'react';
import { type FailuresShown, filterOf } from './cluster-filter.js';
import { FailureClustersDocument } from './operations.js';

const REFRESH_MS = 10_000;
const MINUTE_MS = 60_000;

/** The clusters of failures that are FAILED now, kept true while the page is open. */
export function useFailures(shown: FailuresShown) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  const { days, email, openOnly } = shown;
  const filter = useMemo(() => filterOf({ days, email, openOnly }, now), [days, email, openOnly, now]);
  const { data, previousData, error, refetch } = useQuery(FailureClustersDocument, {
    variables: { filter },
    fetchPolicy: 'cache-and-network',
    pollInterval: REFRESH_MS,
  });
  const clusters = (data ?? previousData)?.failureBreakdown ?? null;
  return { filter, clusters, error, reload: () => void refetch() };
}
