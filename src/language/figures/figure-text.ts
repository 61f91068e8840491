import type { Token } from '../text/tokens.js';
import { type Atom, atomsOf } from './atoms.js';
import { closedWordsOf } from './closed-words.js';
import type { NumberMatch, NumberWords } from './number-words.js';
import { numberWordsOf } from './number-words-of.js';
import { spokenSignsOf } from './spoken-signs.js';
import { type UnitTable, unitTableOf } from './unit-table.js';

/** A text as the rules for figures read it: its atoms, and what is known about its language. */
export class FigureText {
  readonly atoms: readonly Atom[];
  readonly numbers: NumberWords | null;
  readonly units: UnitTable;
  /** Function words of the language. */
  readonly closedWords: ReadonlySet<string>;
  /** Numbers in words by the atom they start at, each read once. */
  private readonly read: { readonly match: NumberMatch | null }[] = [];
  private readonly signs: ReadonlyMap<string, string>;
  /** For each atom, its uninterrupted stretch. */
  private readonly stretches: { readonly words: string[]; readonly from: number }[] = [];

  constructor(
    tokens: readonly Token[],
    readonly language: string | null,
  ) {
    this.numbers = numberWordsOf(language);
    this.atoms = atomsOf(tokens).map((atom) => this.withoutClitic(atom));
    this.units = unitTableOf(language);
    this.closedWords = closedWordsOf(language);
    this.signs = spokenSignsOf(language);
    for (const [at, atom] of this.atoms.entries()) {
      const last = this.stretches[at - 1];
      const stretch = atom.joined && last !== undefined ? last : { words: [], from: at };
      stretch.words.push(atom.word);
      this.stretches.push(stretch);
    }
  }

  /** `the A three's closed`, `the M25's closed`: English "is" and "has" that cling to a figure. */
  private withoutClitic(atom: Atom): Atom {
    const stem = this.numbers?.language === 'en' ? /^(.+)'s$/u.exec(atom.word)?.[1] : undefined;
    if (stem === undefined || stem === 'one') return atom;
    const figure = /\p{L}\d+$/u.test(stem) || this.numbers!.read([stem], 0)?.ordinal === false;
    return figure ? { ...atom, word: stem, raw: atom.raw.slice(0, -2) } : atom;
  }

  /** The word of an atom; empty outside the text. */
  word(at: number): string {
    return this.atoms[at]?.word ?? '';
  }

  /** The word of an atom that continues the stretch of the one before it; empty if something separates them. */
  next(at: number): string {
    const atom = this.atoms[at];
    return atom?.joined ? atom.word : '';
  }

  /** The number in words that starts at an atom; null for none. */
  spoken(at: number): NumberMatch | null {
    const stretch = this.stretches[at];
    if (stretch === undefined || this.numbers === null) return null;
    this.read[at] ??= { match: this.numbers.read(stretch.words, at - stretch.from) };
    return this.read[at].match;
  }

  /** The words of an atom's stretch and its place in them, for the grammar of a language. */
  stretch(at: number): { words: readonly string[]; at: number } {
    const { words, from } = this.stretches[at]!;
    return { words, at: at - from };
  }

  /** Whether an atom follows the one before it with no more than this punctuation between. */
  follows(at: number, between: RegExp): boolean {
    const atom = this.atoms[at];
    if (atom === undefined || at === 0 || atom.newLine || atom.closesRange) return false;
    return atom.joined || (atom.before === '' && between.test(this.atoms[at - 1]!.after));
  }

  /** The sign of an address or code that is said here (`dot`, `guion bajo`), joined to what precedes; null for none. */
  signAt(at: number): { readonly sign: string; readonly to: number } | null {
    const [first, second] = [this.next(at), this.next(at + 1)];
    if (first === '' || this.signs.size === 0) return null;
    const long = second === '' ? undefined : this.signs.get(`${first} ${second}`);
    if (long !== undefined) return { sign: long, to: at + 2 };
    const sign = this.signs.get(first);
    return sign === undefined ? null : { sign, to: at + 1 };
  }

  /** Whether the words occur here with nothing between them; something may separate the first from the word before it. */
  says(at: number, ...words: readonly string[]): boolean {
    return words.every((word, step) => (step === 0 ? this.word(at) : this.next(at + step)) === word);
  }
}
