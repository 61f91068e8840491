import { findDisfluencies } from '../annotate/disfluencies/find-disfluencies.js';
import { writeElidedThousands } from '../english/numbers/elided-thousands.js';
import { writeFigures } from '../english/numbers/figures.js';
import { render, type Token } from '../text/tokens.js';
import { PreferredWording } from './banned-wording.js';
import { setCapitals } from './casing.js';
import type { EditingRules } from './editing-rules.js';
import { writeFigureShapes } from './figure-shapes.js';
import { GlossarySpelling } from './glossary-spelling.js';
import { partJoinedClauses } from './joined-clauses.js';
import { leaveOut } from './leave-out.js';
import { capitalizeNames } from './names/spoken-names.js';
import { joinNumberForms } from './number-forms.js';
import { hasParagraphs, setParagraphs } from './paragraphs.js';
import { quoteReportedSpeech } from './reported-speech.js';
import { punctuate } from './sentences.js';
import { moveCalls, setOffCalls } from './set-off-calls.js';
import { setOffCorrections } from './set-off-corrections.js';
import { setOffOpeners } from './set-off-openers.js';
import { writeSpokenForms } from './spoken-forms.js';
import { isUncased, readSpokenLines } from './spoken-lines.js';
import { setTurns } from './turns.js';

/** Ends the text with a sentence end. */
function closed(text: string): string {
  return text === '' || /[.!?…]["'”’)\]]*$/u.test(text) ? text : `${text.replace(/(?<![,;:—–-])[,;:—–-]+$/u, '')}.`;
}

/** Runs one round of all English rules. */
export class EnglishEditing {
  private readonly spelling: GlossarySpelling;
  private readonly wording: PreferredWording;

  constructor(private readonly rules: EditingRules) {
    this.spelling = new GlossarySpelling(rules.glossary);
    this.wording = new PreferredWording(rules.banned);
  }

  round(text: string): string {
    const { tokens, punctuated } = readSpokenLines(text);
    const whole = !hasParagraphs(tokens);
    const turned = punctuated && whole ? setTurns(tokens) : tokens;
    const fluent = leaveOut(turned, findDisfluencies(turned, { language: 'en', punctuated }));
    const kept = fluent.some((token) => token.text !== '') ? fluent : turned;
    const written = this.written(kept, punctuated);
    return closed(render(whole ? this.paragraphed(written, punctuated) : written));
  }

  private written(tokens: readonly Token[], punctuated: boolean): Token[] {
    const spelt = this.spelling.apply(writeSpokenForms(tokens));
    const sentences = setOffCorrections(setOffOpeners(punctuated ? partJoinedClauses(spelt) : punctuate(spelt)));
    const { numberStyle } = this.rules;
    const figures = writeFigures(
      numberStyle === 'as-spoken' ? sentences : writeElidedThousands(writeFigureShapes(sentences)),
      numberStyle,
    );
    const worded = this.wording.apply(this.formed(figures));
    const named = punctuated && !isUncased(tokens) ? worded : capitalizeNames(worded);
    const cased = setCapitals(named);
    return quoteReportedSpeech(setOffCalls(punctuated ? cased : moveCalls(cased)));
  }

  private formed(tokens: readonly Token[]): Token[] {
    return this.rules.numberStyle === 'as-spoken' ? [...tokens] : joinNumberForms(tokens);
  }

  private paragraphed(tokens: readonly Token[], punctuated: boolean): Token[] {
    return setParagraphs(punctuated ? tokens : setTurns(tokens));
  }
}
