import { addressReading } from './electronic.js';
import type { FigureRule, FoundFigure } from './figure-rule.js';
import type { FigureText } from './figure-text.js';
import { chunkAt, signsAt } from './spoken-addresses.js';

/** Atoms of the longest path. */
const MAX_ATOMS = 40;
const PATH = /^~?(?:\/[\p{L}\d._~-]+)+\/?$/u;

function isPath(value: string): boolean {
  const named = /\.\p{L}/u.test(value.slice(value.lastIndexOf('/')));
  return PATH.test(value) && (named || value.split('/').length > 2);
}

/** Signs and the words between them, from a sign on. */
function signedFrom(text: FigureText, from: number): { value: string; to: number } {
  let [value, to] = ['', from];
  while (to - from < MAX_ATOMS) {
    const signs = signsAt(text, to);
    const chunk = signs.signs === '' || text.atoms[signs.to]?.joined !== true ? null : chunkAt(text, signs.to, false);
    if (chunk === null || (text.closedWords.has(chunk.text) && !chunk.spelled)) break;
    [value, to] = [value + signs.signs + chunk.text, chunk.to];
  }
  return { value, to };
}

function readSpoken(text: FigureText, from: number): FoundFigure | null {
  const led = text.signAt(from)?.sign;
  if ((led !== '/' && led !== '~') || text.signAt(from - 1) !== null) return null;
  // "A slash b slash c", "twenty three slash oh four": parts of a row or of a code.
  const before = text.word(from - 1);
  if (before.length === 1 || /\d/.test(before) || text.spoken(from - 1) !== null) return null;
  const { value, to } = signedFrom(text, from);
  return isPath(value) ? { to, figure: { class: 'electronic', readings: [value.toLowerCase()], unit: null } } : null;
}

/** Paths of files and services as they are spelled out. */
export const SPOKEN_PATH: FigureRule = {
  name: 'spoken path',
  language: 'neutral',
  read: readSpoken,
  examples: [
    { text: 'it is in slash etc slash hosts', reading: '/etc/hosts' },
    { text: 'open slash home slash anna slash notes dot txt', reading: '/home/anna/notes.txt' },
    { text: 'es liegt unter schrägstrich var schrägstrich log', reading: '/var/log', language: 'de' },
  ],
  quiet: ['the slash in it', 'and slash or', 'we slash prices and slash costs'],
};

/** Paths as they are written. */
export const WRITTEN_PATH: FigureRule = {
  name: 'written path',
  language: 'neutral',
  read(text, at): FoundFigure | null {
    const { raw } = text.atoms[at]!;
    if (!raw.includes('/') || !isPath(raw)) return null;
    return { to: at + 1, figure: { class: 'electronic', readings: [addressReading(raw)], unit: null } };
  },
  examples: [{ text: 'it is in /etc/hosts', reading: '/etc/hosts' }],
  quiet: ['and/or', '3/4 of it'],
};
