import { findNumberRuns } from '../english/numbers/number-run.js';
import { readNumber } from '../english/numbers/spoken-number.js';
import { startsSentence, type Token, tokenize } from '../text/tokens.js';

/** Words to a sentence, on average, beyond which the full stops of a text are too few to be its punctuation. */
const LONGEST_SENTENCES = 60;

/** A transcript as tokens, and whether its recogniser writes punctuation. */
export interface SpokenLines {
  readonly tokens: Token[];
  readonly punctuated: boolean;
}

/** Blanks for single line breaks. Empty lines stay as paragraphs. */
export function joinLines(tokens: readonly Token[]): Token[] {
  return tokens.map((token) => (token.gap === '\n' ? { ...token, gap: '' } : token));
}

/**
 * A pause among number words: where they make one number ("four hundred / and fifty") they are one, otherwise a comma
 * keeps them apart, so that joining the lines changes no value.
 */
function settlePausedNumbers(tokens: readonly Token[]): Token[] {
  const settled = [...tokens];
  for (const run of findNumberRuns(tokens.map((token) => ({ ...token, gap: '' })))) {
    const one = readNumber(run.words) !== null;
    for (let at = run.from + 1; at < run.to; at += 1) {
      if (tokens[at]!.gap === '') continue;
      if (one) settled[at] = { ...settled[at]!, gap: '' };
      else settled[at - 1] = { ...settled[at - 1]!, after: settled[at - 1]!.after || ',' };
    }
  }
  return settled;
}

/** So many words without a capital but at sentence starts: whoever wrote them sets none. */
const LEAST_UNCASED = 8;

/** Whether a text has no capitals but those at the starts of its sentences, as dictated or recognised words have. */
export function isUncased(tokens: readonly Token[]): boolean {
  const capital = tokens.some((token, at) => /\p{Lu}/u.test(token.text) && !startsSentence(tokens, at));
  return !capital && tokens.length >= LEAST_UNCASED;
}

/** Cuts a transcript into tokens. Line breaks are left only where they are pauses of unpunctuated speech, or paragraphs. */
export function readSpokenLines(text: string): SpokenLines {
  const tokens = tokenize(text);
  const ends = tokens.filter((token) => /[.!?…]/.test(token.after)).length;
  const punctuated = ends > 0 && tokens.length <= ends * LONGEST_SENTENCES;
  return { tokens: punctuated ? joinLines(tokens) : settlePausedNumbers(tokens), punctuated };
}
