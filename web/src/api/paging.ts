import type { FieldPolicy } from '@apollo/client';

interface Edge {
  readonly cursor: string;
}

interface Page {
  readonly edges: readonly Edge[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

/**
 * A list that is read page by page from its beginning: a page with `after` is appended behind that cursor; one without takes the place
 * of everything, so that a list that is loaded again shows what is true now.
 * @param keyArgs arguments that make it another list
 */
export function connectionPolicy(keyArgs: string[]): FieldPolicy<Page> {
  return {
    keyArgs: keyArgs.length === 0 ? false : keyArgs,
    merge: (existing, incoming, { args }) => mergePages(existing, incoming, (args?.after as string | null) ?? null),
  };
}

/** @param after the cursor that the incoming page was asked with; null for the first page */
export function mergePages(existing: Page | undefined, incoming: Page, after: string | null): Page {
  if (after === null || existing === undefined) return incoming;
  const at = existing.edges.findIndex(({ cursor }) => cursor === after);
  const kept = at === -1 ? existing.edges : existing.edges.slice(0, at + 1);
  return { ...incoming, edges: [...kept, ...incoming.edges] };
}
