import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';

const TYPING_MS = 300;

/**
 * A choice that is kept in the page's address: a reload, the browser's Back and signing in again show the same.
 * @param standard the value that needs no place in the address
 */
export function useAddressChoice(name: string, standard: string): [string, (value: string) => void] {
  const [search, setSearch] = useSearchParams();
  const set = useCallback(
    (value: string) =>
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          if (value === standard) after.delete(name);
          else after.set(name, value);
          return after;
        },
        { replace: true },
      ),
    [name, standard, setSearch],
  );
  return [search.get(name) ?? standard, set];
}

/**
 * Text that somebody types to search or filter, kept in the page's address once the typing pauses.
 * @returns what stands in the field; what to ask for; how to set it
 */
export function useAddressText(name: string): [string, string, (text: string) => void] {
  const [stored, store] = useAddressChoice(name, '');
  const [text, setText] = useState(stored);
  const [settled] = useDebouncedValue(text.trim(), TYPING_MS);
  const written = useRef(stored);
  // A link or the browser's Back has changed the address.
  useEffect(() => {
    if (stored === written.current) return;
    written.current = stored;
    setText(stored);
  }, [stored]);
  const latest = useRef(store);
  latest.current = store;
  useEffect(() => {
    if (settled === written.current) return;
    written.current = settled;
    latest.current(settled);
  }, [settled]);
  return [text, settled, setText];
}
