import type { Atom, AtomKind } from './number-grammar.js';

/** Atoms by word from a table of values: `{ 2: 'zwei zwo' }`; the kind follows from the value. */
export function atomTable(table: Readonly<Record<string, string>>): Map<string, Atom> {
  const atoms = new Map<string, Atom>();
  for (const [number, list] of Object.entries(table)) {
    const value = number.includes('e') ? BigInt(10) ** BigInt(number.slice(2)) : BigInt(number);
    for (const word of list.split(' ')) atoms.set(word, { kind: kindOf(value), value });
  }
  return atoms;
}

/** Words that join the pieces of a number. */
export function andAtoms(list: string): [string, Atom][] {
  return list.split(' ').map((word) => [word, { kind: 'and', value: 0n }]);
}

/** Words for a hundred that cannot have a factor before them: `catorce ciento` is two numbers. */
export function hundredsOf(list: string): [string, Atom][] {
  return list.split(' ').map((word) => [word, { kind: 'hundreds', value: 100n }]);
}

function kindOf(value: bigint): AtomKind {
  if (value < 10n) return 'unit';
  if (value < 20n) return 'teen';
  if (value < 100n) return 'ten';
  if (value < 1000n) return value === 100n ? 'hundred' : 'hundreds';
  return value === 1000n ? 'thousand' : 'scale';
}

/** Letters of the longest compound that is split; the longest number word below a million has fewer. */
const LONGEST_WORD = 90;

/**
 * Splits a compound into its pieces, the longest piece first; null where it has another part. Remembers the places from which no split exists, so
 * that the time stays in proportion to the word.
 */
export function splitCompound(
  word: string,
  pieces: ReadonlyMap<string, Atom>,
  longest: number,
): readonly Atom[] | null {
  if (word.length > LONGEST_WORD) return null;
  const dead = new Set<number>();
  const from = (at: number): Atom[] | null => {
    if (at === word.length) return [];
    if (dead.has(at)) return null;
    for (let length = Math.min(longest, word.length - at); length > 0; length -= 1) {
      const piece = pieces.get(word.slice(at, at + length));
      const rest = piece === undefined ? null : from(at + length);
      if (piece !== undefined && rest !== null) return [piece, ...rest];
    }
    dead.add(at);
    return null;
  };
  return from(0);
}

/** The length of the longest piece. */
export function longestOf(pieces: ReadonlyMap<string, Atom>): number {
  return Math.max(...[...pieces.keys()].map((piece) => piece.length));
}

/** The scale words of a table, each with its power of ten. */
export function scalesOf(pieces: ReadonlyMap<string, Atom>): ReadonlyMap<string, number> {
  const scales = [...pieces].filter(([, { kind }]) => kind === 'scale' || kind === 'thousand');
  return new Map(scales.map(([word, { value }]) => [word, String(value).length - 1]));
}
