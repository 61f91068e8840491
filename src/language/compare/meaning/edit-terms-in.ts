import type { Lexicon } from '../../lexicons/lexicon.js';
import type { Matching } from '../align/matching.js';
import { wordsOf } from '../items/phrase-table.js';
import { isMeant, isWeakTerm } from './edit-term-places.js';

/** Words that announce a correction. Items, `to` exclusive. */
export interface EditTerm {
  readonly from: number;
  readonly to: number;
  /** Whether the words are ambiguous. */
  readonly weak: boolean;
}

/**
 * Words that announce a correction and that the text lacks entirely.
 * @param meant whether the words say something else at a place
 */
export function termsIn({ raw, partners }: Matching, lexicon: Lexicon, meant: typeof isMeant = isMeant): EditTerm[] {
  const phrases = [...lexicon.editTerms, ...(lexicon.possibleEditTerms ?? [])].map((term) => ({
    term,
    words: wordsOf(term, lexicon.language === 'en'),
  }));
  const byFirst = Map.groupBy(phrases, ({ words }) => words[0] ?? '');
  return raw.items.flatMap((item, at): EditTerm[] => {
    if (partners[at]! >= 0) return [];
    for (const { term, words } of byFirst.get(item.words[0] ?? '') ?? []) {
      const said: string[] = [];
      let to = at;
      while (to < raw.items.length && said.length < words.length && partners[to]! < 0)
        said.push(...raw.items[to++]!.words);
      if (said.length !== words.length || words.some((word, step) => said[step] !== word)) continue;
      return meant(raw.items, at, to) ? [] : [{ from: at, to, weak: isWeakTerm(term) }];
    }
    return [];
  });
}
