import { findDisfluencies } from '../../annotate/disfluencies/find-disfluencies.js';
import { readFigures } from '../../figures/read-figures.js';
import type { Lexicon } from '../../lexicons/lexicon.js';
import { plain, range, render, type Token, tokenize } from '../../text/tokens.js';
import { writeAddresses } from '../addresses.js';
import { PreferredWording } from '../banned-wording.js';
import type { EditingRules } from '../editing-rules.js';
import { GlossarySpelling } from '../glossary-spelling.js';
import { leaveOut } from '../leave-out.js';
import { decideLanguageMarks } from '../marks/decide-language-marks.js';
import { markModelOf } from '../marks/models.js';
import { hasParagraphs, setParagraphs } from '../paragraphs.js';
import { isUncased, joinLines, readSpokenLines } from '../spoken-lines.js';
import { Capitals } from './capitals.js';
import { setDialogueTurns } from './dialogue-turns.js';
import { withoutFragments } from './fragments.js';
import { SentenceEnds } from './sentence-ends.js';
import { sentenceWordsOf } from './sentence-languages.js';
import type { SentenceWords } from './sentence-words.js';
import { writeLanguageFigures } from './written-figures.js';

/** A figure contains no marks: `uno coma cinco`. */
function outsideFigures(tokens: readonly Token[], marks: readonly string[], language: string): string[] {
  const kept = [...marks];
  for (const { from, to } of readFigures(tokens, language)) kept.fill('', from + 1, Math.max(from + 1, to));
  return kept;
}

/** No comma separates an opener from these: `claro que sí`, `bom dia`. */
const LINKED = /^(|que|che|dass|dat|dia|apetite|trabalho)$/;

/** The tokens with the marks that the rules of clauses and the mark model set. */
function withMarks(tokens: readonly Token[], words: SentenceWords, lexicon: Lexicon): Token[] {
  const ends = new SentenceEnds(tokens, words, lexicon);
  const shown = {
    marks: ends.read(),
    asksFrom: (at: number) => ends.asksFrom(at),
    mayAsk: (from: number, to: number) => ends.mayAsk(from, to),
    mayEnd: (at: number) => ends.mayEnd(at),
  };
  const decided = decideLanguageMarks(tokens, words.language, markModelOf(words.language), shown);
  const marks = withoutFragments(tokens, outsideFigures(tokens, decided, words.language), words, lexicon);
  const opened = words.language === 'es' ? questionStarts(tokens, marks, ends.questions, words) : new Set<number>();
  const spaced = words.language === 'fr';
  // The position of a word in its sentence, and how many opening words the sentence has so far.
  let [led, openers] = [0, 0];
  return joinLines(tokens).map((token, at) => {
    const mark = marks[at + 1]!;
    const here = opened.has(at) && token.before === '' ? { ...token, before: '¿' } : token;
    const first = at === 0 || /[.?]/.test(marks[at]!);
    led = first ? 0 : led + 1;
    openers = (first || openers === led) && words.markers.has(plain(token)) ? led + 1 : openers;
    const opens = first || openers === led + 1;
    const setOff =
      opens &&
      mark === '' &&
      token.after === '' &&
      words.setOff.has(plain(token)) &&
      !LINKED.test(plain(tokens[at + 1]));
    if (setOff) return { ...here, after: ',' };
    if (mark === '' || /[.!?…]/.test(token.after)) return here;
    return { ...here, after: `${token.after.replace(/,$/, '')}${spaced && mark === '?' ? ' ?' : mark}` };
  });
}

/** Where a Spanish question mark opens: at the interrogative, otherwise after the introductory words of the sentence. */
function questionStarts(
  tokens: readonly Token[],
  marks: readonly string[],
  asking: ReadonlySet<number>,
  { joins, turns, setOff }: SentenceWords,
): Set<number> {
  const starts = new Set<number>();
  let from = 0;
  for (let at = 1; at < marks.length; at += 1) {
    if (!/[.?]/.test(marks[at]!)) continue;
    if (marks[at] === '?') {
      let head = from;
      while (head < at - 1 && [joins, turns, setOff].some((words) => words.has(plain(tokens[head])))) head += 1;
      const word = range(from, at).find((place) => asking.has(place));
      // "¿Y cómo fue?"
      const joined = word === from + 1 && joins.has(plain(tokens[from]));
      starts.add(joined ? from : (word ?? (head === from + 1 && joins.has(plain(tokens[from])) ? from : head)));
    }
    from = at;
  }
  return starts;
}

/** Runs one round of all rules on a language with a lexicon. */
export class LanguageEditing {
  private readonly spelling: GlossarySpelling;
  private readonly wording: PreferredWording;

  constructor(
    private readonly rules: EditingRules,
    private readonly language: string,
    private readonly lexicon: Lexicon,
  ) {
    this.spelling = new GlossarySpelling(rules.glossary);
    this.wording = new PreferredWording(rules.banned);
  }

  round(text: string): string {
    const { tokens, punctuated } = readSpokenLines(text);
    const whole = !hasParagraphs(tokens);
    const fluent = leaveOut(tokens, findDisfluencies(tokens, { language: this.language, punctuated }));
    const kept = fluent.some((token) => token.text !== '') ? fluent : tokenize(text);
    const spelt = this.spelling.apply(writeAddresses(kept, this.language));
    const marked = punctuated ? joinLines(spelt) : this.punctuated(spelt);
    const figures = writeLanguageFigures(marked, this.language, this.rules.numberStyle);
    const worded = this.wording.apply(
      punctuated && !isUncased(tokens) ? figures : new Capitals(this.lexicon).set(figures),
    );
    return render(whole ? this.paragraphed(worded) : worded);
  }

  private paragraphed(tokens: readonly Token[]): Token[] {
    const words = sentenceWordsOf(this.language);
    return words === null ? [...tokens] : setParagraphs(setDialogueTurns(tokens, words));
  }

  private punctuated(tokens: readonly Token[]): Token[] {
    const words = sentenceWordsOf(this.language);
    if (words === null || tokens.length < 4) return joinLines(tokens);
    return withMarks(tokens, words, this.lexicon);
  }
}
