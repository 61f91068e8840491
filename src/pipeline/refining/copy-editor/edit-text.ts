import type { BrandBible } from '../../../brand/brand-bible.js';
import { writeFigures } from '../numbers/figures.js';
import { render, type Token, tokenize } from '../text/tokens.js';
import { PreferredWording } from './banned-wording.js';
import { setCapitals } from './casing.js';
import { setOffCorrections } from './corrections.js';
import { removeFillers } from './fillers.js';
import { GlossarySpelling } from './glossary-spelling.js';
import { collapseRepetitions } from './repetitions.js';
import { isUnpunctuated, punctuate } from './sentences.js';

/** The rules of a brand that the copy-editor can follow by itself. */
export type EditingRules = Pick<BrandBible, 'glossary' | 'banned' | 'numberStyle'>;

/** Rounds until nothing changes any more; more than two were never seen. */
const MAX_ROUNDS = 5;

/** Blanks for single line breaks: recognisers break lines where they like. Empty lines stay as paragraphs. */
function joinLines(tokens: readonly Token[]): Token[] {
  return tokens.map((token) => (token.gap === '\n' ? { ...token, gap: '' } : token));
}

/** The text ends as a sentence does. */
function closed(text: string): string {
  return text === '' || /[.!?…]["'”’)\]]*$/u.test(text) ? text : `${text.replace(/[,;:—–-]+$/u, '')}.`;
}

class Editing {
  private readonly spelling: GlossarySpelling;
  private readonly wording: PreferredWording;

  constructor(private readonly rules: EditingRules) {
    this.spelling = new GlossarySpelling(rules.glossary);
    this.wording = new PreferredWording(rules.banned);
  }

  round(text: string): string {
    const raw = tokenize(text);
    const punctuated = !isUnpunctuated(raw);
    const fluent = collapseRepetitions(removeFillers(punctuated ? joinLines(raw) : raw, punctuated));
    if (!fluent.some((token) => token.text !== '')) return render(raw);
    const spelt = this.spelling.apply(fluent);
    const sentences = setOffCorrections(punctuated ? spelt : punctuate(spelt));
    const figures = writeFigures(sentences, this.rules.numberStyle);
    return closed(render(setCapitals(this.wording.apply(figures))));
  }
}

/**
 * Edits English speech by fixed rules: the same text gives the same result, and the result stays as it is when it is
 * edited again. Single line breaks in text without punctuation are read as pauses.
 */
export function editEnglish(text: string, rules: EditingRules): string {
  const editing = new Editing(rules);
  let edited = editing.round(text);
  for (let round = 1; round < MAX_ROUNDS; round += 1) {
    const again = editing.round(edited);
    if (again === edited) return edited;
    edited = again;
  }
  return edited;
}

/** For any other language only what needs no grammar: glossary spelling and blanks. */
export function editOther(text: string, rules: EditingRules): string {
  return render(new GlossarySpelling(rules.glossary).apply(joinLines(tokenize(text))));
}
