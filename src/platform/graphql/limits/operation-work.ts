import { type DocumentNode, Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';

/** Points of cost that count as one request: a page of 100 jobs with a dozen fields each has about 1,300. */
const POINTS_A_REQUEST = 5_000;

/**
 * How many requests an operation counts as: each mutation in it is one, under any alias, and so is each 5,000
 * points of cost. The document is valid and within the limits.
 */
export function requestsIn(document: DocumentNode, operation: OperationDefinitionNode, points: number): number {
  const byCost = Math.ceil(points / POINTS_A_REQUEST);
  const mutations = operation.operation === 'mutation' ? rootFields(document, operation.selectionSet) : 0;
  return Math.max(1, byCost, mutations);
}

function rootFields(document: DocumentNode, { selections }: SelectionSetNode): number {
  return selections.reduce((sum, selection) => {
    if (selection.kind === Kind.FIELD) return sum + 1;
    if (selection.kind === Kind.INLINE_FRAGMENT) return sum + rootFields(document, selection.selectionSet);
    const fragment = document.definitions.find(
      (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value,
    );
    return fragment?.kind === Kind.FRAGMENT_DEFINITION ? sum + rootFields(document, fragment.selectionSet) : sum;
  }, 0);
}
