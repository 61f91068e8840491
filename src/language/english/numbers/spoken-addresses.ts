import { digitSequenceAt } from '../../figures/digit-sequence.js';
import type { FigureRule, FoundFigure } from '../../figures/figure-rule.js';
import type { FigureText } from '../../figures/figure-text.js';
import { AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, SUBJECT_PRONOUNS } from '../../text/word-classes.js';

const SIGNS: Readonly<Record<string, string>> = {
  dot: '.',
  point: '.',
  at: '@',
  slash: '/',
  underscore: '_',
  dash: '-',
  hyphen: '-',
  plus: '+',
  colon: ':',
  tilde: '~',
};
/** Top-level domains that are said as words. `us`, `me`, `in`, `it` and `is` are words first. */
const TOP_LEVEL = new Set(
  'com org net edu gov mil int info biz io ai co app dev tv fm uk de fr eu ca au nl ch at se no es nz ie jp cn br ru pl dk fi be pt cz'.split(
    ' ',
  ),
);
const MAX_ATOMS = 60;

interface Chunk {
  readonly text: string;
  readonly to: number;
  /** Letters and digits said one by one. */
  readonly spelled: boolean;
}

function isFunctionWord(word: string): boolean {
  const closed = [AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, SUBJECT_PRONOUNS];
  return closed.some((words) => words.has(word));
}

function sign(text: FigureText, at: number): string | undefined {
  const word = text.next(at);
  return Object.hasOwn(SIGNS, word) ? SIGNS[word] : undefined;
}

/** Letters and digits one by one, then at most one word: `g mail`, `a s d f one two three`, `example`. */
function chunkAt(text: FigureText, from: number): Chunk | null {
  let value = '';
  let at = from;
  while (at - from < MAX_ATOMS && (at === from || text.atoms[at]?.joined)) {
    const word = text.word(at);
    const digits = digitSequenceAt(text, at);
    if (/^[a-z]$/.test(word) && !(word === 'o' && digits !== null && digits.to > at + 1))
      [value, at] = [value + word, at + 1];
    else if (digits !== null) [value, at] = [value + digits.groups.join(''), digits.to];
    else if (
      /^[a-z\d]+[a-z\d-]*$/.test(word) &&
      sign(text, at) === undefined &&
      (value === '' || (!isFunctionWord(word) && sign(text, at + 1) !== undefined))
    )
      return { text: value + word, to: at + 1, spelled: false };
    else break;
  }
  return value === '' ? null : { text: value, to: at, spelled: true };
}

/** The whole of an address: chunks with signs between. Null where no sign follows the first chunk. */
function addressAt(text: FigureText, from: number): { value: string; to: number; last: Chunk } | null {
  let chunk = chunkAt(text, from);
  if (chunk === null || (isFunctionWord(text.word(from)) && !chunk.spelled)) return null;
  let value = chunk.text;
  let to = chunk.to;
  while (to - from < MAX_ATOMS) {
    let signs = '';
    while (sign(text, to + signs.length) !== undefined && signs.length < 3) signs += sign(text, to + signs.length);
    if (signs === '' || !text.atoms[to + signs.length]?.joined) break;
    const next = chunkAt(text, to + signs.length);
    if (next === null || (signs === '@' && value.includes('@'))) break;
    value += signs + next.text;
    to = next.to;
    chunk = next;
  }
  return to === from + (chunk.to - from) && !/[.@/]/.test(value) ? null : { value, to, last: chunk };
}

/** Whether the host ends as hosts do: in a domain that is said as a word, or in letters one by one. */
function isAddress(value: string, spelled: boolean): boolean {
  const match = /^(?:https?:\/\/)?(?:[a-z\d._+~-]+@)?((?:[a-z\d_-]+\.)+)([a-z]{2,})(?::\d+)?(?:\/[a-z\d._~/-]*)?$/.exec(
    value,
  );
  if (match === null) return false;
  const www = match[1]!.startsWith('www.');
  return TOP_LEVEL.has(match[2]!) || www || (spelled && match[2]!.length <= 4);
}

function read(text: FigureText, from: number): FoundFigure | null {
  if (text.word(from - 1) === 'dot' || !/^[a-z\d-]+$/.test(text.word(from))) return null;
  const address = addressAt(text, from);
  if (address === null || !isAddress(address.value, address.last.spelled)) return null;
  const before = text.word(from - 1);
  const joined = text.atoms[from]!.joined && /^[a-z]+$/.test(before) && !isFunctionWord(before);
  const readings = joined ? [address.value, before + address.value] : [address.value];
  return { to: address.to, figure: { class: 'electronic', readings, unit: null } };
}

/** Mail and web addresses as they are spelled out. */
export const SPOKEN_ADDRESS: FigureRule = {
  name: 'spoken address',
  language: 'en',
  read,
  examples: [
    { text: 'write to ann dot lee at example dot org', reading: 'ann.lee@example.org' },
    { text: 'see w w w dot example dot co dot uk slash prices', reading: 'www.example.co.uk/prices' },
    { text: 'mail k l nine at q mail dot com today', reading: 'kl9@qmail.com' },
    { text: 'open h t t p s colon slash slash example dot net', reading: 'https://example.net' },
  ],
  quiet: ['connect the dot on the map', 'we met at example street', 'five dot six', 'the slash in it'],
};
