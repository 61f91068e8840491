import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';

interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

interface Paging extends OperationVariables {
  readonly first: number;
  readonly after?: string | null;
}

const PAGE = 20;

/** A connection read page by page, the newest first. */
export function usePages<Data, Node>(
  document: TypedDocumentNode<Data, Paging>,
  connectionOf: (data: Data) => Connection<Node>,
) {
  const { data, error, loading, fetchMore, refetch } = useQuery(document, {
    variables: { first: PAGE },
    fetchPolicy: 'cache-and-network',
  });
  const page = data === undefined ? null : connectionOf(data as Data);
  return {
    rows: page?.edges.map(({ node }) => node) ?? null,
    error,
    loading,
    hasMore: page?.pageInfo.hasNextPage ?? false,
    onMore: () => void fetchMore({ variables: { after: page?.pageInfo.endCursor ?? null } as Partial<Paging> }),
    onRetry: () => void refetch(),
  };
}
