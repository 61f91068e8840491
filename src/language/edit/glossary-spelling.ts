import { PhraseFinder, phraseWords } from '../text/phrases.js';
import type { Token } from '../text/tokens.js';
import type { EditingRules } from './editing-rules.js';

/** Gives glossary terms their canonical spelling, wherever a variant or another case was heard. */
export class GlossarySpelling {
  private readonly finder: PhraseFinder<string>;

  constructor(glossary: EditingRules['glossary']) {
    const phrases = glossary.flatMap(({ term, heardAs }) =>
      [term, ...heardAs].map((variant) => ({ words: phraseWords(variant), value: term })),
    );
    this.finder = new PhraseFinder(phrases);
  }

  /** The tokens with each term in its canonical spelling and locked against further changes. Possessives and plurals stay. */
  apply(tokens: readonly Token[]): Token[] {
    const result: Token[] = [];
    let at = 0;
    for (const hit of this.finder.all(tokens)) {
      result.push(...tokens.slice(at, hit.from));
      result.push(...spelt(tokens[hit.from]!, tokens[hit.to - 1]!, hit.value, hit.ending));
      at = hit.to;
    }
    return [...result, ...tokens.slice(at)];
  }
}

/** The term as locked tokens, between the punctuation of the words it replaces. A term ending in s takes a bare apostrophe. */
function spelt(first: Token, last: Token, term: string, ending: string): Token[] {
  const words = term.split(/\s+/u);
  const own = ending === "'s" && /s$/iu.test(term) ? "'" : ending;
  return words.map((word, index) => {
    const end = index === words.length - 1;
    return {
      ...first,
      gap: index === 0 ? first.gap : '',
      before: index === 0 ? first.before : '',
      text: end && own !== "'" ? `${word}${own}` : word,
      after: end ? `${own === "'" ? "'" : ''}${last.after}` : '',
      end: last.end,
      locked: true,
    };
  });
}
