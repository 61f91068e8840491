import { useLazyQuery } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect } from 'react';
import { useDraft } from '../../session/drafts.js';
import { CheckSourceDocument, type CheckSourceQuery } from './operations.js';
import type { Brand } from './use-brands.js';

export type SourceProblem = CheckSourceQuery['checkBrandBible']['problems'][number];

const TYPING_MS = 500;

/** The source that is edited, kept while it is not published, with what stands against publishing it. */
export function useSource(brand: Brand) {
  const newest = brand.versions[0]!;
  const [draft, setDraft, clearDraft] = useDraft(`brand-bible:${brand.name}`);
  const source = draft ?? nextVersionOf(newest.source, newest.version);
  const [settled] = useDebouncedValue(source, TYPING_MS);
  const [check, { data, previousData, error, loading }] = useLazyQuery(CheckSourceDocument, {
    fetchPolicy: 'network-only',
  });
  useEffect(() => void check({ variables: { source: settled } }).catch(() => undefined), [check, settled]);
  const found = (data ?? previousData)?.checkBrandBible ?? null;
  return {
    source,
    edited: draft !== null && draft !== nextVersionOf(newest.source, newest.version),
    setSource: setDraft,
    discard: clearDraft,
    found,
    checking: loading || settled !== source,
    error,
  };
}

/** The newest source with the number of the next version, which is what an editor wants to begin with. */
export function nextVersionOf(source: string, version: number): string {
  return source.replace(/^(\s*"?version"?\s*:\s*)\d+/m, (_, before: string) => `${before}${version + 1}`);
}
