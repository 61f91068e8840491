import { WORD_FILTER } from './word-filter.js';
import { stemsOf } from './word-stems.js';

/** Bits that each word sets. */
export const FILTER_PROBES = 7;

/** The bits of a word in a filter with `bits` bits. */
export function probesOf(word: string, bits: number): number[] {
  let [one, two] = [0x811c9dc5, 0x9747b28c];
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    two = Math.imul(two ^ code, 0x5bd1e995);
    two ^= two >>> 15;
  }
  return Array.from({ length: FILTER_PROBES }, (_, probe) => ((one + Math.imul(probe, two | 1)) >>> 0) % bits);
}

let filter: Uint8Array | null = null;

function isListed(word: string): boolean {
  filter ??= Buffer.from(WORD_FILTER, 'base64');
  const bytes = filter;
  return probesOf(word, bytes.length * 8).every((bit) => ((bytes[bit >>> 3]! >>> (bit & 7)) & 1) === 1);
}

/**
 * Whether a word in lower case is an everyday word of English, itself or as a form of one. The words are a Bloom filter: every listed word is found, and one of a
 * hundred that are not listed, too.
 */
export function isEnglishWord(word: string): boolean {
  return isListed(word) || stemsOf(word).some(isListed);
}
