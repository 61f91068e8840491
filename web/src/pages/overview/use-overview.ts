import { useQuery, useSubscription } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { MachineryDocument, OverviewDocument, PresentDocument } from './operations.js';
import { beginningOf, type ShownRange } from './ranges.js';

/** How often the figures of a range are read again; the present ones come by themselves. */
const REFRESH_MS = 20_000;

/** The figures of a range, the present ones as they change, and the state of providers and workers. */
export function useOverview(range: ShownRange) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), REFRESH_MS);
    return () => clearInterval(timer);
  }, []);
  const figures = useQuery(OverviewDocument, {
    variables: { from: beginningOf(range, now), bucketSeconds: range.bucketSeconds },
    fetchPolicy: 'cache-and-network',
    pollInterval: REFRESH_MS,
  });
  const machinery = useQuery(MachineryDocument, { fetchPolicy: 'cache-and-network', pollInterval: REFRESH_MS });
  const present = useSubscription(PresentDocument);
  return {
    figures: figures.data ?? figures.previousData,
    error: figures.error,
    reload: () => void figures.refetch(),
    machinery: machinery.data,
    machineryError: machinery.error,
    reloadMachinery: () => void machinery.refetch(),
    present: present.data?.jobStats,
  };
}
