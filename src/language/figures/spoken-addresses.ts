import { digitSequenceAt } from './digit-sequence.js';
import type { FigureRule, FoundFigure } from './figure-rule.js';
import type { FigureText } from './figure-text.js';

/** Top-level domains that are said as words. `us`, `me`, `in`, `it` and `is` are words first. */
const TOP_LEVEL = new Set(
  'com org net edu gov gob gouv mil int info biz io ai co app dev tv fm uk de fr eu ca au nl ch at se no es nz ie jp cn br ru pl dk fi be pt cz'.split(
    ' ',
  ),
);
/** Endings of file names that are said as words: "report dot pdf". */
const FILE_TYPES = new Set(
  'yaml yml json txt csv pdf html css xml zip docx xlsx pptx png jpg jpeg mp3 mp4 wav'.split(' '),
);
/** Atoms of the longest address. */
const MAX_ATOMS = 60;
const ADDRESS =
  /^(?:https?:\/\/)?(?:[\p{L}\d._+~-]+@)?((?:[\p{L}\d_-]+\.)+)(\p{L}{2,})(?::\d+)?(?:[/?][\p{L}\d._~/?=-]*)?$/u;

interface Chunk {
  readonly text: string;
  readonly to: number;
  /** Letters and digits said one by one. */
  readonly spelled: boolean;
}

/** A letter, or digits; null for anything else. An `o` after a digit is among the digits. */
function characterAt(text: FigureText, at: number): Chunk | null {
  const word = text.word(at);
  if (/^\p{L}$/u.test(word)) return { text: word, to: at + 1, spelled: true };
  const digits = digitSequenceAt(text, at);
  const sign = text.signAt(at);
  if (sign !== null && /\p{L}/u.test(sign.sign)) return { text: sign.sign, to: sign.to, spelled: true };
  return digits === null ? null : { text: digits.groups.join(''), to: digits.to, spelled: true };
}

/** Letters and digits one by one from an atom on. */
function charactersFrom(text: FigureText, from: number): Chunk {
  let [value, at] = ['', from];
  while (at - from < MAX_ATOMS && (at === from || text.atoms[at]?.joined)) {
    const character = characterAt(text, at);
    if (character === null) break;
    [value, at] = [value + character.text, character.to];
  }
  return { text: value, to: at, spelled: true };
}

function isSign(text: FigureText, at: number): boolean {
  const found = text.signAt(at);
  return found !== null && !/\p{L}/u.test(found.sign);
}

/** The words between two signs: `g mail`, `a s d f one two three`, `example`, `doe nine nine`. */
export function chunkAt(text: FigureText, from: number, first: boolean): Chunk | null {
  const head = charactersFrom(text, from);
  const joined = head.to === from || text.atoms[head.to]?.joined === true;
  const word = joined && !isSign(text, head.to) ? text.word(head.to) : '';
  const named = /^[\p{L}\d][\p{L}\d-]*$/u.test(word) && word.length > 1;
  const closed = text.closedWords.has(word);
  if (!named || (head.to > from && (closed || !isSign(text, head.to + 1)))) return head.to === from ? null : head;
  const tail = !first && text.atoms[head.to + 1]?.joined ? charactersFrom(text, head.to + 1) : null;
  if (tail !== null && tail.text !== '' && isSign(text, tail.to))
    return { text: head.text + word + tail.text, to: tail.to, spelled: false };
  return { text: head.text + word, to: head.to + 1, spelled: false };
}

/** Consecutive spoken signs: `colon slash slash`. */
export function signsAt(text: FigureText, from: number): { signs: string; to: number } {
  let [signs, to] = ['', from];
  for (
    let found = text.signAt(to);
    found !== null && signs.length < 4 && !/\p{L}/u.test(found.sign);
    found = text.signAt(to)
  ) {
    [signs, to] = [signs + found.sign, found.to];
  }
  return { signs, to };
}

/** The whole of an address: chunks with signs between. Null where no sign follows the first chunk. */
function addressAt(text: FigureText, from: number): { value: string; to: number; last: Chunk } | null {
  let chunk = chunkAt(text, from, true);
  if (chunk === null || (text.closedWords.has(text.word(from)) && !chunk.spelled)) return null;
  let value = chunk.text;
  let signed = false;
  while (chunk.to - from < MAX_ATOMS) {
    const { signs, to } = signsAt(text, chunk.to);
    const next: Chunk | null = signs === '' || !text.atoms[to]?.joined ? null : chunkAt(text, to, false);
    if (next === null || (signs === '@' && value.includes('@'))) break;
    value += signs + next.text;
    [chunk, signed] = [next, true];
  }
  return signed ? { value, to: chunk.to, last: chunk } : null;
}

/** Whether the host has a valid end: a domain that is spoken as a word, or letters one by one. */
function isAddress(value: string, spelled: boolean, language: string | null): boolean {
  const [, labels = '', top = ''] = ADDRESS.exec(value) ?? [];
  // Italy's domain is a word in other languages, but not after a "dot" in Italian.
  const known = TOP_LEVEL.has(top) || FILE_TYPES.has(top) || (top === 'it' && language?.startsWith('it') === true);
  // "O primeiro ponto é o elevador": words of one letter are not a domain.
  const letters =
    spelled &&
    top.length > 1 &&
    top.length <= 4 &&
    (value.includes('@') || (/^[a-z]+$/.test(top) && /[b-df-hj-np-tv-z]/.test(top)));
  return labels !== '' && (known || labels.startsWith('www.') || letters);
}

function read(text: FigureText, from: number): FoundFigure | null {
  if (text.signAt(from - 1)?.sign === '.' || !/^[\p{L}\d-]+$/u.test(text.word(from))) return null;
  const address = addressAt(text, from);
  if (address === null || !isAddress(address.value, address.last.spelled, text.language)) return null;
  const before = text.word(from - 1);
  const joined = text.atoms[from]!.joined && /^\p{L}+$/u.test(before) && !text.closedWords.has(before);
  const word =
    text.closedWords.has(text.word(from)) && /^\p{L}$/u.test(text.word(from)) && /^\p{L}$/u.test(text.next(from + 1));
  const readings = [
    address.value,
    ...(joined ? [before + address.value] : []),
    ...(word ? [address.value.slice(1)] : []),
  ];
  return { to: address.to, figure: { class: 'electronic', readings, unit: null } };
}

/** Mail and web addresses as they are spelled out. */
export const SPOKEN_ADDRESS: FigureRule = {
  name: 'spoken address',
  language: 'neutral',
  read,
  examples: [
    { text: 'write to ann dot lee at example dot org', reading: 'ann.lee@example.org' },
    { text: 'see w w w dot example dot co dot uk slash prices', reading: 'www.example.co.uk/prices' },
    { text: 'mail k l nine at q mail dot com today', reading: 'kl9@qmail.com' },
    { text: 'mail roe underscore four two at example dot com', reading: 'roe_42@example.com' },
    { text: 'open config dot yaml and look', reading: 'config.yaml' },
    { text: 'open h t t p s colon slash slash example dot net', reading: 'https://example.net' },
    { text: 'schreib an info at beispiel punkt de', reading: 'info@beispiel.de', language: 'de' },
    { text: 'escribe a ventas arroba ejemplo punto es', reading: 'ventas@ejemplo.es', language: 'es' },
    { text: 'scrivi a vendite chiocciola esempio punto it', reading: 'vendite@esempio.it', language: 'it' },
    { text: 'écrivez à r d v arobase exemple point fr', reading: 'rdv@exemple.fr', language: 'fr' },
  ],
  quiet: [
    'connect the dot on the map',
    'we met at example street',
    'five dot six',
    'the slash in it',
    'so that is the point a train stops at',
  ],
};
