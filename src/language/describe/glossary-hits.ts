import type { BrandFacts } from '../compare/verdict.js';
import { PhraseFinder, phraseWords } from '../text/phrases.js';
import { plain, range, type Token, tokenize } from '../text/tokens.js';
import type { GlossaryHit } from './description.js';
import { type SoundedTerm, soundedTerm, soundsLike } from './sound-alike.js';

/** Maximum number of hits: a bound for a transcript that repeats one name for hours. */
const MOST = 2_000;

function hit(text: string, tokens: readonly Token[], from: number, to: number, term: string): GlossaryHit {
  const [start, end] = [tokens[from]!.start, tokens[to - 1]!.end];
  return { term, heard: text.slice(start, end), start, end };
}

/** As many words as the term has, if no punctuation interrupts them; otherwise null. */
function wordsAt(tokens: readonly Token[], from: number, length: number): string[] | null {
  const window = tokens.slice(from, from + length);
  const runsOn = window.every((token, at) => token.text !== '' && (at === length - 1 || token.after === ''));
  return window.length === length && runsOn ? window.map((token) => plain(token).replace(/'s$/, '')) : null;
}

function soundAlikes(
  text: string,
  tokens: readonly Token[],
  terms: readonly SoundedTerm[],
  taken: ReadonlySet<number>,
) {
  const hits: GlossaryHit[] = [];
  for (let at = 0; at < tokens.length && hits.length < MOST; at += 1) {
    for (const term of terms) {
      const length = term.words.length;
      if (tokens.slice(at, at + length).some((_, step) => taken.has(at + step))) continue;
      const words = wordsAt(tokens, at, length);
      if (words === null || !soundsLike(words, term)) continue;
      hits.push(hit(text, tokens, at, at + length, term.term));
      at += length - 1;
      break;
    }
  }
  return hits;
}

/** The places where glossary terms were heard: in their spelling, in a known variant of recognisers, or by their sound. Sorted by offset. */
export function findGlossaryHits(text: string, glossary: BrandFacts['glossary']): GlossaryHit[] {
  const tokens = tokenize(text);
  const phrases = glossary.flatMap(({ term, heardAs }) =>
    [term, ...heardAs].map((variant) => ({ words: phraseWords(variant), value: term })),
  );
  const exact = new PhraseFinder(phrases).all(tokens).slice(0, MOST);
  const taken = new Set(exact.flatMap(({ from, to }) => range(from, to)));
  const terms = glossary.flatMap(({ term }) => soundedTerm(term, phraseWords(term)) ?? []);
  const hits = exact.map(({ from, to, value }) => hit(text, tokens, from, to, value));
  return [...hits, ...soundAlikes(text, tokens, terms, taken)].toSorted((a, b) => a.start - b.start).slice(0, MOST);
}
