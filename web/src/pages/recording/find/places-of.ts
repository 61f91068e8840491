import type { Span } from '../model/paragraphs.js';

/** Places that are marked at most: more than anybody steps through. */
const MOST = 2_000;

/** Where a text has the words, in any case and over any white space, from its beginning on. */
export function placesOf(text: string, words: string): readonly Span[] {
  const wanted = words.trim();
  if (wanted === '') return [];
  const escaped = wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
  const found: Span[] = [];
  for (const match of text.matchAll(new RegExp(escaped, 'giu'))) {
    found.push({ start: match.index, end: match.index + match[0].length });
    if (found.length === MOST) break;
  }
  return found;
}
