/** When everything of the examples happened. */
export const AT = '2026-11-29T09:00:00.000Z';
export const HOUR_MS = 3_600_000;

/** The only page of a list. */
export function page<Node>(nodes: readonly Node[]) {
  return {
    edges: nodes.map((node, at) => ({ cursor: String(at), node })),
    pageInfo: { hasNextPage: false, endCursor: null },
  };
}

/** A value with the name of its type, which the parts of a query that are shared ask for. */
export function typed<Value extends object>(name: string, value: Value): Value {
  return { __typename: name, ...value };
}
