// node scripts/pack-english-words.mjs FILE...: packs lists of English words in lower case (one a line) into src/language/edit/names/word-filter.ts,
// without the words that are forms of others. Build first.
import { readFileSync, writeFileSync } from 'node:fs';
import { FILTER_PROBES, probesOf } from '../dist/language/edit/names/english-words.js';
import { stemsOf } from '../dist/language/edit/names/word-stems.js';

/** One of a hundred words that are not listed is taken for one. */
const BITS_A_WORD = 9.6;

const lines = process.argv.slice(2).flatMap((path) => readFileSync(path, 'utf8').split('\n'));
const words = new Set(lines.filter((word) => /^[a-z]{2,}$/.test(word)));
const packed = new Set();
// A word is left out only if its stem is packed itself: "order" is not a form of a listed "ord" for "ordered".
for (const word of [...words].sort((one, other) => one.length - other.length))
  if (!stemsOf(word).some((stem) => packed.has(stem))) packed.add(word);
const stems = [...packed];
const bytes = Buffer.alloc(Math.ceil((stems.length * BITS_A_WORD) / 8));
for (const word of stems) for (const bit of probesOf(word, bytes.length * 8)) bytes[bit >>> 3] |= 1 << (bit & 7);
const text = `// Written by scripts/pack-english-words.mjs.
/** ${stems.length} words of English as a Bloom filter, ${FILTER_PROBES} bits each. */
export const WORD_FILTER =
  '${bytes.toString('base64')}';
`;
writeFileSync(new URL('../src/language/edit/names/word-filter.ts', import.meta.url), text);
console.log(`${words.size} words, ${stems.length} of them packed into ${bytes.length} bytes`);
