import { findDisfluencies } from '../annotate/disfluencies/find-disfluencies.js';
import { lexiconOf } from '../lexicons/lexicons.js';
import { render, tokenize } from '../text/tokens.js';
import { PreferredWording } from './banned-wording.js';
import { writeDictatedMarks } from './dictated-text.js';
import type { EditingRules } from './editing-rules.js';
import { EnglishEditing } from './english-editing.js';
import { GlossarySpelling } from './glossary-spelling.js';
import { LanguageEditing } from './languages/language-editing.js';
import { leaveOut } from './leave-out.js';
import { joinLines, readSpokenLines } from './spoken-lines.js';

/** A text to be edited by rules. */
export interface TextToEdit {
  readonly text: string;
  /** BCP 47; null if unknown: then only the rules that are safe in every language run. */
  readonly language: string | null;
  readonly rules: EditingRules;
}

export interface EditedText {
  readonly text: string;
  /** What the editor did not do and why, for the publisher. Empty if every rule ran. */
  readonly remarks: readonly string[];
}

/** Maximum number of rounds until nothing changes; more than three never occurred. */
const MAX_ROUNDS = 6;

function untilStable(text: string, round: (text: string) => string): string {
  let edited = round(text);
  for (let rounds = 1; rounds < MAX_ROUNDS; rounds += 1) {
    const again = round(edited);
    if (again === edited) return edited;
    edited = again;
  }
  return edited;
}

/** Edits without grammar: disfluencies if the language has a lexicon, glossary, preferred wording and spaces. */
function editWithoutGrammar(text: string, language: string | null, rules: EditingRules): string {
  const spelling = new GlossarySpelling(rules.glossary);
  const wording = new PreferredWording(lexiconOf(language) === null ? [] : rules.banned);
  return untilStable(text, (said) => {
    const { tokens, punctuated } = readSpokenLines(said);
    const fluent = leaveOut(tokens, findDisfluencies(tokens, { language, punctuated }));
    const kept = fluent.some((token) => token.text !== '') ? fluent : tokenize(said);
    return render(wording.apply(spelling.apply(joinLines(kept))));
  });
}

function remarksOn(language: string | null): string[] {
  if (language === null)
    return [
      'The language is not known. Hesitations, exact repetitions, glossary terms and blanks are edited. Set the language of the job to have more done.',
    ];
  if (lexiconOf(language) === null)
    return [
      `The copy-editor has no rules for "${language}". Hesitations, exact repetitions, glossary terms and blanks are edited. Check the rest by hand.`,
    ];
  return [
    `In "${language}" the copy-editor finds fewer sentence ends, commas and names than in English. Check punctuation and capitals by hand where the transcript had none.`,
  ];
}

/**
 * Edits speech by fixed rules: the same text gives the same result, and editing the result again does not change it. English has all
 * rules; a language with a lexicon has those for disfluencies, figures, sentence ends and turns; any other only the safe ones. Single line breaks in text without
 * punctuation count as pauses.
 */
export function editText({ text, language, rules }: TextToEdit): EditedText {
  const lexicon = lexiconOf(language);
  if (language === null || lexicon === null)
    return { text: editWithoutGrammar(text, language, rules), remarks: remarksOn(language) };
  const dictated = writeDictatedMarks(text, language);
  if (lexicon.language !== 'en') {
    const editing = new LanguageEditing(rules, language, lexicon);
    return { text: untilStable(dictated, (said) => editing.round(said)), remarks: remarksOn(language) };
  }
  const editing = new EnglishEditing(rules);
  return { text: untilStable(dictated, (said) => editing.round(said)), remarks: [] };
}
