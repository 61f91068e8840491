import { useDeferredValue, useMemo, useState } from 'react';
import { useDraft } from '../../../session/drafts.js';
import type { Span } from '../model/paragraphs.js';
import { type Matching, placesOf } from './places-of.js';

/** The words that somebody looks for in a text, kept in this tab, and where they are. */
export function useFind(jobId: string, text: string) {
  const [typed, setWords, clearWords] = useDraft(`find:${jobId}`);
  const words = typed ?? '';
  const [index, setIndex] = useState(0);
  const [matching, setMatching] = useState<Matching>({ matchCase: false, wholeWords: false });
  const sought = useDeferredValue(words);
  const found = useMemo(() => placesOf(text, sought, matching), [text, sought, matching]);
  // A shorter list after an edit has no such place any more.
  const at = Math.min(index, Math.max(0, found.length - 1));
  const step = (by: number) => {
    if (found.length > 0) setIndex((at + by + found.length) % found.length);
  };
  return {
    words,
    found,
    at,
    matching,
    shown: (found[at] ?? null) as Span | null,
    look: (next: string) => {
      if (next === '') clearWords();
      else setWords(next);
      setIndex(0);
    },
    match: (next: Partial<Matching>) => {
      setMatching({ ...matching, ...next });
      setIndex(0);
    },
    /** Steps to the place of this number, from 0. */
    stand: (place: number) => setIndex(place),
    next: () => step(1),
    previous: () => step(-1),
  };
}

export type Find = ReturnType<typeof useFind>;
