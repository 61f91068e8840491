import { deflateSync } from 'node:zlib';
import { keysOf } from '../merging/spoken-tokens.js';

/** A stretch of words that is one phrase over and over. */
export interface Loop {
  /** The words that repeat, in their form for comparison. */
  readonly phrase: readonly string[];
  readonly times: number;
  /** Index of its first word among the words of the text. */
  readonly from: number;
}

/** Longest phrase that is searched for, in words. */
const LONGEST_PHRASE = 24;
/** How often a phrase of one, two, and more words must repeat in a row; people do say "no, no, no, no". */
const TIMES = [12, 7, 5];
/** Whisper's own limit: text that compresses better than this is a loop. */
const MOST_COMPRESSION = 2.4;
/** The limit applies to texts of about this length; longer texts compress better in any case. In characters. */
const WINDOW = 500;
const LEAST_WINDOW = 200;

/** The longest loop of a text, null if there is none. */
export function findLoop(text: string): Loop | null {
  const words = keysOf(text);
  let longest: Loop | null = null;
  for (let length = 1; length <= LONGEST_PHRASE; length++) {
    let equal = 0;
    for (let i = length; i <= words.length; i++) {
      if (i < words.length && words[i] === words[i - length]) {
        equal += 1;
        continue;
      }
      const times = Math.floor(equal / length) + 1;
      const enough = times >= (TIMES[Math.min(length, TIMES.length) - 1] as number);
      const from = i - equal - length;
      if (enough && (longest === null || times * length > longest.times * longest.phrase.length)) {
        longest = { phrase: words.slice(from, from + length), times, from };
      }
      equal = 0;
    }
  }
  return longest;
}

/** Whether a stretch of the text compresses as well as only repeated text does. */
export function isSuspiciouslyRegular(text: string): boolean {
  for (let at = 0; at < text.length; at += WINDOW) {
    const window = text.slice(at, at + WINDOW);
    if (window.length < LEAST_WINDOW) continue;
    // One byte a character in any script: UTF-8 would make Greek or Hindi look twice as regular as English.
    const letters = new Map<string, number>();
    const bytes = Uint8Array.from([...window], (letter) => {
      const known = letters.get(letter) ?? letters.size % 256;
      letters.set(letter, known);
      return known;
    });
    if (bytes.length / deflateSync(bytes).length > MOST_COMPRESSION) return true;
  }
  return false;
}
