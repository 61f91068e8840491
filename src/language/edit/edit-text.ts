import type { BrandBible } from '../../brand/brand-bible.js';
import { findDisfluencies } from '../annotate/disfluencies/find-disfluencies.js';
import { writeFigures } from '../english/numbers/figures.js';
import { render, tokenize } from '../text/tokens.js';
import { PreferredWording } from './banned-wording.js';
import { setCapitals } from './casing.js';
import { GlossarySpelling } from './glossary-spelling.js';
import { leaveOut } from './leave-out.js';
import { punctuate } from './sentences.js';
import { setOffCorrections } from './set-off-corrections.js';
import { writeSpokenForms } from './spoken-forms.js';
import { joinLines, readSpokenLines } from './spoken-lines.js';

/** The rules of a brand that the copy-editor can follow by itself. */
export type EditingRules = Pick<BrandBible, 'glossary' | 'banned' | 'numberStyle'>;

/** Rounds until nothing changes any more; more than two were never seen. */
const MAX_ROUNDS = 5;

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
    const { tokens, punctuated } = readSpokenLines(text);
    const fluent = leaveOut(tokens, findDisfluencies(tokens, { language: 'en', punctuated }));
    const kept = fluent.some((token) => token.text !== '') ? fluent : tokens;
    const spelt = this.spelling.apply(writeSpokenForms(kept));
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
