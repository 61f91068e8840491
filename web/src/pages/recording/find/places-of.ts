import type { Span } from '../model/paragraphs.js';

/** Places that are marked at most: more than anybody steps through. */
const MOST = 2_000;

/** What counts as the same words. */
export interface Matching {
  readonly matchCase: boolean;
  readonly wholeWords: boolean;
}

/** Where a text has the words, over any white space, from its beginning on. */
export function placesOf(
  text: string,
  words: string,
  { matchCase, wholeWords }: Matching = { matchCase: false, wholeWords: false },
): readonly Span[] {
  const wanted = words.trim();
  if (wanted === '') return [];
  const escaped = wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
  const alone = wholeWords ? `(?<![\\p{L}\\p{M}\\p{N}])${escaped}(?![\\p{L}\\p{M}\\p{N}])` : escaped;
  const found: Span[] = [];
  for (const match of text.matchAll(new RegExp(alone, matchCase ? 'gu' : 'giu'))) {
    found.push({ start: match.index, end: match.index + match[0].length });
    if (found.length === MOST) break;
  }
  return found;
}

/** The text with other words at these places, which are in order. */
export function replacedAt(text: string, places: readonly Span[], by: string): string {
  let result = '';
  let from = 0;
  for (const { start, end } of places) {
    result += text.slice(from, start) + by;
    from = end;
  }
  return result + text.slice(from);
}
