import { useQuery } from '@apollo/client/react';
import { BrandVersionsDocument, type BrandVersionsQuery } from './operations.js';

export type BrandVersion = BrandVersionsQuery['brandBibles']['edges'][number]['node'];

/** The engine's longest page: a studio has fewer versions than this for years. */
const MOST = 100;

/** A brand with its versions, the newest first. */
export interface Brand {
  readonly name: string;
  readonly versions: readonly BrandVersion[];
}

/** Every brand by name; null until the first answer. */
export function useBrands() {
  const { data, error, refetch } = useQuery(BrandVersionsDocument, {
    variables: { first: MOST },
    fetchPolicy: 'cache-and-network',
  });
  const versions = data?.brandBibles.edges.map(({ node }) => node) ?? null;
  const brands =
    versions === null
      ? null
      : [...Map.groupBy(versions, ({ name }) => name)].map(([name, own]): Brand => ({ name, versions: own }));
  return { brands, error, reload: () => refetch() };
}
