import { useEffect, useRef } from 'react';

/** How often places in the queue are read again. */
const QUEUE_MS = 10_000;

/**
 * Reads again every ten seconds while the page is seen.
 * @param inQueue whether a place in the queue is shown: it changes with other people's recordings too
 */
export function useQueueRefresh(inQueue: boolean, read: () => unknown): void {
  const latest = useRef(read);
  latest.current = read;
  useEffect(() => {
    if (!inQueue) return undefined;
    const timer = setInterval(() => document.hidden || void latest.current(), QUEUE_MS);
    return () => clearInterval(timer);
  }, [inQueue]);
}
