import type { Lexicon } from '../../lexicons/lexicon.js';
import type { FractionMatch, NumberMatch } from '../number-words.js';
import { type Atom, type AtomKind, NumberGrammar, type NumberOrder, type Part } from './number-grammar.js';

/** Words of one number that are looked at: `neun Trilliarden …` with every piece a word of its own has fewer. */
const MOST_WORDS = 40;
/** Kinds of words that go on a row of digits: `um vinte e sete vinte e oito`. */
const DIGITS: ReadonlySet<string> = new Set(['unit', 'teen', 'ten']);
/** Symbols of units have up to so many letters; some are words (`in`). */
const LONGEST_SYMBOL = 2;

/** The words between the numbers of a score, and forms of "one" that cannot precede a noun. */
const SCORE_LINK = /^(a|à|tegen)$/;
const NO_ARTICLE = /^(uno|één)$/;

/** What the words of a language are as pieces of numbers. */
export interface NumberVocabulary extends NumberOrder {
  /** The pieces of a cardinal word, null for another word. */
  cardinal(word: string): readonly Atom[] | null;
  /** The pieces of a word that ends an ordinal: `zweiundzwanzigsten`, `cinquième`. */
  ordinal(word: string): readonly Atom[] | null;
  /** The pieces of a word that ends the denominator of a fraction: `zwanzigstel`, `cinquièmes`. */
  denominator(word: string): readonly Atom[] | null;
  /** Ordinals that are said one after the other (`vigésimo primero`), each with its value; null where only the last word of an ordinal is one. */
  readonly ordinalRow: ReadonlyMap<string, number> | null;
  /** Words that are articles too: they are numbers only beside a digit, before a decimal point or before a unit. */
  readonly articles: ReadonlySet<string>;
  /** The articles that are said for the digit one as well: French `zéro un quinze`, but no Spanish `un`. */
  readonly digitArticles: ReadonlySet<string>;
  /** Words that may be something else altogether (Italian `sei`, you are): whether that is so here. */
  readonly isOther?: (words: readonly string[], at: number) => boolean;
  readonly point: ReadonlySet<string>;
  /** Words for a half, which need no numerator. */
  readonly halves: ReadonlySet<string>;
}

/** Atoms of consecutive words, and for each word the atom after its last. */
interface Cells {
  readonly atoms: readonly Atom[];
  readonly ends: readonly number[];
}

/** Finds cardinals, ordinals and fractions in words by the vocabulary of a language. */
export class WordReader {
  private readonly grammar: NumberGrammar;
  private readonly units: ReadonlySet<string>;

  /** An article before the name of a unit or currency in the lexicon counts: `eine Stunde` is 1 h. */
  constructor(
    private readonly vocabulary: NumberVocabulary,
    lexicon: Lexicon,
  ) {
    this.grammar = new NumberGrammar(vocabulary);
    const names = [...Object.keys(lexicon.units), ...Object.keys(lexicon.currencies)];
    this.units = new Set(names.map((name) => name.split(' ')[0]!).filter((name) => name.length > LONGEST_SYMBOL));
  }

  /** The longest cardinal or ordinal that starts at a word, an article alone being none. */
  read(words: readonly string[], at: number): NumberMatch | null {
    const [cardinal] = this.cardinals(words, at);
    const ordinal = this.ordinalAt(words, at);
    if (ordinal !== null && ordinal.length >= (cardinal?.length ?? 0)) return { ...ordinal, ordinal: true };
    if (cardinal === undefined || (cardinal.length === 1 && this.vocabulary.isOther?.(words, at))) return null;
    return cardinal.length === 1 && this.isArticle(words, at) ? null : { ...cardinal, ordinal: false };
  }

  private isArticle(words: readonly string[], at: number): boolean {
    if (!this.vocabulary.articles.has(words[at]!)) return false;
    if (this.vocabulary.point.has(words[at + 1] ?? '')) return this.cardinals(words, at + 2).length === 0;
    if (at > 0 && this.vocabulary.point.has(words[at - 1]!)) return false;
    const next = words[at + 1] ?? '';
    if (this.isInScore(words, at)) return false;
    const half = this.kindOf(next) === 'and' && this.vocabulary.halves.has(words[at + 2] ?? '');
    const after = this.kindOf(words[at - 1]) === 'unit';
    // "Un quince por ciento": an article before what is counted.
    const counted = this.units.has(words[at + 1 + (this.cardinals(words, at + 1)[0]?.length ?? 0)] ?? '') && !after;
    const digit = this.vocabulary.digitArticles.has(words[at]!) && !counted;
    const beside = digit && (after || DIGITS.has(this.kindOf(next) ?? ''));
    return !this.units.has(next) && !half && !beside;
  }

  /** `due a uno`, `uno a zero`: one of two numbers of a score. An article before a noun is not. */
  private isInScore(words: readonly string[], at: number): boolean {
    const counts = (word: string | undefined) => this.kindOf(word) === 'unit';
    if (SCORE_LINK.test(words[at + 1] ?? '') && counts(words[at + 2])) return true;
    const last = NO_ARTICLE.test(words[at]!) || words[at + 1] === undefined;
    return last && SCORE_LINK.test(words[at - 1] ?? '') && counts(words[at - 2]);
  }

  /** What a word of one piece is; null for an article or another word. */
  private kindOf(word: string | undefined): AtomKind | null {
    const atoms = word === undefined || this.vocabulary.articles.has(word) ? null : this.vocabulary.cardinal(word);
    return atoms?.length === 1 ? atoms[0]!.kind : null;
  }

  private ordinalAt(words: readonly string[], at: number): { value: string; length: number } | null {
    const row = this.vocabulary.ordinalRow;
    if (row === null) return this.longestWith(words, at, (word) => this.vocabulary.ordinal(word));
    let [sum, length, last] = [0, 0, Number.POSITIVE_INFINITY];
    for (const word of words.slice(at, at + MOST_WORDS)) {
      const value = row.get(word);
      // Hundreds come before tens, tens before units: `primero segundo` is two ordinals.
      if (value === undefined || String(value).length >= String(last).length) break;
      [sum, length, last] = [sum + value, length + 1, value];
    }
    return length === 0 ? null : { value: String(sum), length };
  }

  /** Every cardinal that starts at a word, the longest first, articles among them. */
  cardinals(words: readonly string[], at: number): { value: string; length: number }[] {
    const cells = this.cells(words, at);
    return this.whole(cells, this.grammar.numbers(cells.atoms, 0));
  }

  /** `two thirds`, or a half without a numerator. */
  fraction(words: readonly string[], at: number): FractionMatch | null {
    if (this.vocabulary.halves.has(words[at] ?? '')) return { numerator: '1', denominator: '2', length: 1 };
    for (const { value, length } of this.cardinals(words, at).toReversed()) {
      const next = at + length;
      if (this.vocabulary.halves.has(words[next] ?? '')) {
        return { numerator: value, denominator: '2', length: length + 1 };
      }
      const below = this.longestWith(words, next, (word) => this.vocabulary.denominator(word));
      if (below === null) continue;
      const whole = length + below.length;
      // `deux centièmes` are parts, `deux-centième` is a place in a row.
      const single = length > 1 || !this.vocabulary.articles.has(words[at]!);
      const place =
        single && !/[si]$/u.test(words[at + whole - 1]!) && (this.ordinalAt(words, at)?.length ?? 0) >= whole;
      if (!place) return { numerator: value, denominator: below.value, length: whole };
    }
    return null;
  }

  /** The longest number that ends with a word of another form (an ordinal, a denominator). */
  private longestWith(words: readonly string[], at: number, form: (word: string) => readonly Atom[] | null) {
    for (let length = Math.min(MOST_WORDS, words.length - at); length > 0; length -= 1) {
      const last = form(words[at + length - 1]!);
      if (last === null) continue;
      const before = this.cells(words.slice(0, at + length - 1), at);
      if (before.ends.length < length - 1) continue;
      const atoms = [...before.atoms, ...last];
      const found = this.grammar.numbers(atoms, 0).find(({ end }) => end === atoms.length);
      if (found !== undefined) return { value: String(found.value), length };
    }
    return null;
  }

  private cells(words: readonly string[], at: number): Cells {
    const atoms: Atom[] = [];
    const ends: number[] = [];
    for (const word of words.slice(at, at + MOST_WORDS)) {
      const pieces = this.vocabulary.cardinal(word);
      if (pieces === null) break;
      atoms.push(...pieces);
      ends.push(atoms.length);
    }
    return { atoms, ends };
  }

  private whole({ ends }: Cells, parts: readonly Part[]): { value: string; length: number }[] {
    return parts.flatMap(({ value, end }) => {
      const length = ends.indexOf(end) + 1;
      return length === 0 ? [] : [{ value: String(value), length }];
    });
  }
}
