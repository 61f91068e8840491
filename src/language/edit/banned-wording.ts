import { PhraseFinder, phraseWords } from '../text/phrases.js';
import type { Token } from '../text/tokens.js';
import type { EditingRules } from './editing-rules.js';

/** Replaces banned wording by the brand's preferred wording, except in quotations and glossary terms. */
export class PreferredWording {
  private readonly finder: PhraseFinder<string>;

  constructor(banned: EditingRules['banned']) {
    const phrases = banned.flatMap(({ banned: wording, preferred }) =>
      preferred === null ? [] : [{ words: phraseWords(wording), value: preferred }],
    );
    this.finder = new PhraseFinder(phrases);
  }

  apply(tokens: readonly Token[]): Token[] {
    const result: Token[] = [];
    for (let at = 0; at < tokens.length; ) {
      const hit = this.finder.at(tokens, at);
      const free = hit !== null && tokens.slice(hit.from, hit.to).every((token) => !token.quoted && !token.locked);
      if (hit === null || !free) {
        result.push(tokens[at]!);
        at += 1;
        continue;
      }
      result.push(...replaced(tokens[hit.from]!, tokens[hit.to - 1]!, hit.value + hit.ending));
      at = hit.to;
    }
    return result;
  }
}

function replaced(first: Token, last: Token, wording: string): Token[] {
  const capital = /^\p{Lu}/u.test(first.text);
  const words = wording.split(/\s+/u);
  return words.map((word, index) => ({
    ...first,
    gap: index === 0 ? first.gap : '',
    before: index === 0 ? first.before : '',
    text: index === 0 && capital ? word.charAt(0).toUpperCase() + word.slice(1) : word,
    after: index === words.length - 1 ? last.after : '',
    end: last.end,
  }));
}
