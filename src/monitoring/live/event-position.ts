import type { Snapshot } from './snapshot.js';

/**
 * How far somebody has read `job_events`: everything that `seen` sees and, where `within` is set, of what became visible from there
 * to `within.until`, the events numbered up to `within.upTo`. Exact, whatever order transactions committed in, and the same for every
 * replica.
 */
export interface EventPosition {
  readonly seen: Snapshot;
  readonly within: { readonly until: Snapshot; readonly upTo: bigint } | null;
}

/** Everything that a snapshot sees, and nothing else. */
export function settledAt(seen: Snapshot): EventPosition {
  return { seen, within: null };
}
