import type { Lexicon } from '../../lexicons/lexicon.js';
import type { BrandFacts } from '../verdict.js';
import { wordsOf } from './phrase-table.js';
import type { SubWord } from './sub-words.js';

/** Replaces a wording that the brand avoids by the preferred one, so that the comparison sees no difference between them. */
export class BrandWording {
  private readonly byFirst = new Map<string, { words: readonly string[]; preferred: readonly string[] }[]>();

  constructor({ banned }: BrandFacts, lexicon: Lexicon | null) {
    const english = lexicon?.language === 'en';
    for (const { banned: phrase, preferred } of banned) {
      const words = wordsOf(phrase, english);
      if (preferred === null || preferred === undefined || words.length === 0) continue;
      const entry = { words, preferred: wordsOf(preferred, english) };
      this.byFirst.set(words[0]!, [...(this.byFirst.get(words[0]!) ?? []), entry]);
    }
  }

  applied(words: readonly SubWord[]): readonly SubWord[] {
    if (this.byFirst.size === 0) return words;
    const read: SubWord[] = [];
    for (let at = 0; at < words.length; at += 1) {
      const hit = this.byFirst
        .get(words[at]!.word)
        ?.find((entry) => entry.words.every((word, step) => words[at + step]?.word === word));
      if (hit === undefined) {
        read.push(words[at]!);
        continue;
      }
      const [first, last] = [words[at]!, words[at + hit.words.length - 1]!];
      for (const word of hit.preferred) read.push({ ...first, word, end: last.end });
      at += hit.words.length - 1;
    }
    return read;
  }
}
