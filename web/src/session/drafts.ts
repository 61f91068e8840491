import { useCallback, useState } from 'react';

const PREFIX = 'studio-draft:';

/**
 * Text that somebody types, kept in this tab's sessionStorage until it is cleared: a reload, an expired token or a crash loses nothing.
 * @param key names the place, e.g. `edit:<job>:<paragraph>`
 * @returns the draft or null where there is none; how to set it; how to clear it
 */
export function useDraft(key: string): [string | null, (text: string) => void, () => void] {
  const [draft, setDraft] = useState(() => readDraft(key));
  const set = useCallback(
    (text: string) => {
      setDraft(text);
      writeDraft(key, text);
    },
    [key],
  );
  const clear = useCallback(() => {
    setDraft(null);
    writeDraft(key, null);
  }, [key]);
  return [draft, set, clear];
}

/** The stored draft; null where there is none, or where the browser keeps nothing. */
export function readDraft(key: string): string | null {
  try {
    return sessionStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

function writeDraft(key: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(PREFIX + key);
    else sessionStorage.setItem(PREFIX + key, text);
  } catch {
    // A full or forbidden storage: the text stays in the page's memory.
  }
}
