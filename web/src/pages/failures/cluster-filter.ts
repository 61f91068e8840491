import type { ClusterJobsQueryVariables, FailureClustersQuery } from './operations.js';

export type Cluster = FailureClustersQuery['failureBreakdown'][number];
export type FailedFilter = NonNullable<ClusterJobsQueryVariables['filter']>;

/** What is looked at: from which moment, and whose. */
export interface FailuresShown {
  /** Days back; 0: since midnight. */
  readonly days: number;
  /** A user's e-mail address; empty: everybody's. */
  readonly email: string;
  /** Without failures that somebody acknowledged. */
  readonly openOnly: boolean;
}

/** Time ranges of the page. A failure of last year is history, not work. */
export const PERIODS = [
  { value: '0', label: 'Today' },
  { value: '1', label: '24 hours' },
  { value: '7', label: 'Week' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
] as const;

/** @param now milliseconds; the moment is cut to the minute, so that the filter stays the same while one looks */
export function filterOf({ days, email, openOnly }: FailuresShown, now: number): FailedFilter {
  const from = new Date(now);
  if (days === 0) from.setHours(0, 0, 0, 0);
  else from.setTime(Math.floor((now - days * 86_400_000) / 60_000) * 60_000);
  return {
    failedFrom: from.toISOString(),
    ...(email === '' ? {} : { email }),
    ...(openOnly ? { acknowledged: false } : {}),
  };
}

/** The same filter narrowed to one cluster: to view its recordings, to retry them, to acknowledge them. */
export function filterOfCluster(shown: FailedFilter, { code, stage, provider, pattern }: Cluster): FailedFilter {
  return {
    ...shown,
    errorCodes: [code as NonNullable<FailedFilter['errorCodes']>[number]],
    messagePattern: pattern,
    ...(stage ? { stage: stage as NonNullable<FailedFilter['stage']> } : {}),
    ...(provider ? { provider } : {}),
  };
}

/** Identifies a cluster among those of a page. */
export function clusterKey({ code, stage, provider, pattern }: Cluster): string {
  return [code, stage, provider, pattern].join('\u0001');
}
