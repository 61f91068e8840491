import { EN_SAME_GRAMMAR } from './en-same-meaning/grammar.js';
import { EN_SAME_PHRASES } from './en-same-meaning/phrases.js';
import { EN_SAME_REGIONS } from './en-same-meaning/regions.js';
import { EN_SAME_VERBS } from './en-same-meaning/verbs.js';
import { EN_SAME_WORDS } from './en-same-meaning/words.js';

const KINDS = [EN_SAME_WORDS, EN_SAME_VERBS, EN_SAME_PHRASES, EN_SAME_GRAMMAR, EN_SAME_REGIONS];

/**
 * English wordings with the same meaning, one group for each line. A group applies to other forms of its words only if they are listed.
 * Contractions are written out, because the comparison reads both texts that way: "we've got" is "we have got".
 */
export const EN_SAME_MEANING: readonly (readonly string[])[] = KINDS.flatMap((lines) => lines.trim().split('\n')).map(
  (line) => line.split(' = '),
);
