import { useDeferredValue, useMemo, useState } from 'react';
import type { Span } from '../model/paragraphs.js';
import { placesOf } from './places-of.js';

/** The words that somebody looks for in a text, and where they are. */
export function useFind(text: string) {
  const [words, setWords] = useState('');
  const [index, setIndex] = useState(0);
  const sought = useDeferredValue(words);
  const found = useMemo(() => placesOf(text, sought), [text, sought]);
  // A shorter list after an edit has no such place any more.
  const at = Math.min(index, Math.max(0, found.length - 1));
  const step = (by: number) => {
    if (found.length > 0) setIndex((at + by + found.length) % found.length);
  };
  return {
    words,
    found,
    at,
    shown: (found[at] ?? null) as Span | null,
    look: (next: string) => {
      setWords(next);
      setIndex(0);
    },
    next: () => step(1),
    previous: () => step(-1),
  };
}

export type Find = ReturnType<typeof useFind>;
