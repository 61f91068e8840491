import { useCallback, useMemo, useState } from 'react';

/** Findings of one version that somebody has called right, kept in this browser: the decision on the whole text is the engine's to keep. */
export function useAccepted(jobId: string, version: number | null) {
  const key = `studio-accepted:${jobId}:${version}`;
  const [kept, setKept] = useState(() => ({ key, ids: read(key) }));
  const ids = kept.key === key ? kept.ids : read(key);
  const accepted = useMemo(() => new Set(ids), [ids]);
  const accept = useCallback(
    (id: string) => {
      const next = [...new Set([...read(key), id])];
      write(key, next);
      setKept({ key, ids: next });
    },
    [key],
  );
  return { accepted, accept };
}

function read(key: string): readonly string[] {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '[]') as string[];
  } catch {
    return [];
  }
}

function write(key: string, ids: readonly string[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(ids));
  } catch {
    // A browser that keeps nothing: it holds until the page is left.
  }
}
