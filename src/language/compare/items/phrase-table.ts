import type { Lexicon } from '../../lexicons/lexicon.js';
import type { BrandFacts } from '../verdict.js';
import { openContraction } from './contractions.js';
import type { SubWord } from './sub-words.js';

/** A phrase that is read as items of its own: a glossary term or a shade of meaning. */
export interface Entry {
  readonly phrase: string;
  readonly kind: 'term' | 'shade';
  readonly words: readonly string[];
  readonly key: string;
  readonly shade: string | null;
}

/** The words of a phrase in the form of the comparison: lower case, contractions expanded. */
export function wordsOf(phrase: string, english: boolean): string[] {
  const words = phrase
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[\s-]+/u)
    .filter(Boolean);
  const bare = words
    .map((word) => word.replace(/^[^\p{L}\p{N}\p{Sc}]+|(?<![^\p{L}\p{N}'%.+])[^\p{L}\p{N}'%.+]+$/gu, ''))
    .filter(Boolean);
  return english ? bare.flatMap((word, at) => openContraction(word, bare[at + 1] ?? '')) : bare;
}

/** Finds the phrases of a language and of a brand, the longest first. */
export class PhraseTable {
  private readonly byFirst = new Map<string, Entry[]>();
  private readonly persons = new Map<string, string>();
  private readonly english: boolean;

  constructor(lexicon: Lexicon | null, brand: BrandFacts) {
    this.english = lexicon?.language === 'en';
    for (const group of lexicon?.persons ?? []) for (const word of group) this.persons.set(word, `person:${group[0]}`);
    for (const { term, heardAs } of brand.glossary)
      for (const variant of [term, ...heardAs]) this.addTerm(variant, term);
    for (const [shade, table] of Object.entries(lexicon?.shades ?? {})) {
      for (const [phrase, value] of Object.entries(table)) this.addShade(phrase, shade, value);
    }
    for (const entries of this.byFirst.values()) entries.sort((a, b) => b.words.length - a.words.length);
  }

  /** The pronoun's person; undefined for any other word. */
  personOf(word: string): string | undefined {
    return this.persons.get(word);
  }

  /** The longest phrase that begins at a word. */
  at(words: readonly SubWord[], from: number): { readonly entry: Entry; readonly to: number } | null {
    const first = words[from]!.word;
    for (const entry of [...(this.byFirst.get(first) ?? []), ...(this.byFirst.get(first.replace(/s$/, '')) ?? [])]) {
      const to = from + entry.words.length;
      const last = entry.words.length - 1;
      const fits = entry.words.every((word, step) => {
        const said = words[from + step]?.word;
        if (step > 0 && words[from + step - 1]?.setOff && words[from + step - 1]!.at !== words[from + step]?.at)
          return false;
        return said === word || (entry.kind === 'term' && step === last && said === `${word}s`);
      });
      if (fits) return { entry, to };
    }
    return null;
  }

  private addTerm(variant: string, term: string): void {
    const key = `term:${wordsOf(term, this.english).join(' ')}`;
    this.add({ phrase: variant, kind: 'term', key, shade: null });
  }

  private addShade(phrase: string, shade: string, value: string): void {
    this.add({ phrase, kind: 'shade', key: `${shade}:${value}`, shade });
  }

  private add(entry: Omit<Entry, 'words'>): void {
    const words = wordsOf(entry.phrase, this.english);
    if (words.length === 0) return;
    this.byFirst.set(words[0]!, [...(this.byFirst.get(words[0]!) ?? []), { ...entry, words }]);
  }
}
