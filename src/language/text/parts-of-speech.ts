import nlp from 'compromise/two';
import { LRUCache } from 'lru-cache';
import { plain, type Token } from './tokens.js';

/** The tags of one word, as compromise names them: `Noun`, `PastTense`, `City`, … */
export type Tags = ReadonlySet<string>;

interface TaggedTerm {
  readonly tags?: readonly string[];
  readonly offset?: { readonly start: number };
}

const NO_TAGS: Tags = new Set();
/** Words tagged at once: bounds the time on text that has no sentences yet. */
const WINDOW = 300;

/** Windows whose tags are kept: the rules of the editor ask for the same words several times, round after round. */
const MOST_KEPT = 128;
/** Tags by the words of a window. */
const kept = new LRUCache<string, readonly Tags[]>({ max: MOST_KEPT, memoMethod: tagsOf });

/** Tags of the words of a window, which are joined by blanks. */
function tagsOf(said: string): Tags[] {
  const words = said.split(' ');
  const starts = new Map<number, number>();
  let at = 0;
  for (const [index, word] of words.entries()) {
    starts.set(at, index);
    at += word.length + 1;
  }
  const tags: Tags[] = words.map(() => NO_TAGS);
  const sentences = nlp(said).json({ offset: true }) as { terms?: TaggedTerm[] }[];
  for (const term of sentences.flatMap((sentence) => sentence.terms ?? [])) {
    const index = starts.get(term.offset?.start ?? -1);
    if (index !== undefined) tags[index] = new Set([...tags[index]!, ...(term.tags ?? [])]);
  }
  return tags;
}

/** The same words always have the same tags. */
function tagWindow(words: readonly string[]): readonly Tags[] {
  return kept.memo(words.join(' '));
}

/** Parts of speech of each token, guessed from the words alone (lower case, no punctuation). Numbers are not read from it. */
export function tagTokens(tokens: readonly Token[]): Tags[] {
  const words = tokens.map((token) => plain(token).replace(/[^\p{L}\p{N}'$%-]/gu, '') || '-');
  const tags: Tags[] = [];
  for (let from = 0; from < words.length; from += WINDOW) tags.push(...tagWindow(words.slice(from, from + WINDOW)));
  return tags;
}

/** Whether the word can be the finite verb of a clause. */
export function canBeFinite(tags: Tags | undefined): boolean {
  if (tags === undefined) return false;
  return ['PastTense', 'PresentTense', 'Copula', 'Modal', 'Auxiliary'].some((tag) => tags.has(tag));
}

export function isVerb(tags: Tags | undefined): boolean {
  return tags?.has('Verb') ?? false;
}

export function isNominal(tags: Tags | undefined): boolean {
  return tags !== undefined && ['Noun', 'Adjective', 'Value', 'Date', 'Ordinal'].some((tag) => tags.has(tag));
}
