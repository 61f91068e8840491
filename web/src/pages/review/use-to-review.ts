import { useQuery } from '@apollo/client/react';
import { useCallback, useEffect, useMemo } from 'react';
import { onChange } from '../../api/changes.js';
import { useAccount } from '../../session/session.js';
import { ToReviewDocument, type ToReviewQuery } from './operations.js';

export type ReviewItem = ToReviewQuery['jobs']['edges'][number]['node'];
export type Which = 'all' | 'REVIEW' | 'UNCHECKED' | 'REJECT' | 'PASS';

const PAGE = 20;

/** Texts that a person should look at: one's own, or everybody's for an admin who asks for them. */
export function useToReview(which: Which, everybody: boolean) {
  const { id: userId } = useAccount();
  const filter = useMemo(
    () => ({ toReview: true, ...(which === 'all' ? {} : { verdict: [which] }), ...(everybody ? {} : { userId }) }),
    [which, everybody, userId],
  );
  const { data, error, loading, fetchMore, refetch } = useQuery(ToReviewDocument, {
    variables: { first: PAGE, filter },
    fetchPolicy: 'cache-and-network',
  });
  useEffect(() => onChange(({ toStatus }) => void (toStatus === 'COMPLETE' && refetch())), [refetch]);
  const after = data?.jobs.pageInfo.endCursor ?? null;
  const loadMore = useCallback(() => void fetchMore({ variables: { after } }), [fetchMore, after]);
  return {
    items: data?.jobs.edges.map(({ node }) => node) ?? null,
    error,
    loading,
    loadMore,
    hasMore: data?.jobs.pageInfo.hasNextPage ?? false,
    reload: () => void refetch(),
  };
}

/** The heaviest finding of the current text, what no rule covers, or what is wrong with the audio; null where nothing is known. */
export function reasonOf({ refinements, flags }: ReviewItem): string | null {
  const current = refinements.find((each) => each.current);
  const worst = ['REJECT', 'REVIEW', 'NOTE']
    .map((grade) => current?.findings.find((finding) => finding.grade === grade))
    .find((finding) => finding !== undefined);
  if (worst) return worst.message;
  const unchecked = current?.coverage?.unchecked ?? [];
  if (unchecked.length > 0) return `No rule covers: ${unchecked.join(', ')}.`;
  return flags[0]?.message ?? null;
}
