import nlp from 'compromise/two';
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

function tagWindow(words: readonly string[]): Tags[] {
  const starts = new Map<number, number>();
  let at = 0;
  words.forEach((word, index) => {
    starts.set(at, index);
    at += word.length + 1;
  });
  const tags: Tags[] = words.map(() => NO_TAGS);
  const sentences = nlp(words.join(' ')).json({ offset: true }) as { terms?: TaggedTerm[] }[];
  for (const term of sentences.flatMap((sentence) => sentence.terms ?? [])) {
    const index = starts.get(term.offset?.start ?? -1);
    if (index !== undefined) tags[index] = new Set([...tags[index]!, ...(term.tags ?? [])]);
  }
  return tags;
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
