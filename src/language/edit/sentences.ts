import { tagTokens } from '../text/parts-of-speech.js';
import { plain, type Token } from '../text/tokens.js';
import { cannotEnd, PREPOSITIONS } from '../text/word-classes.js';
import { findBoundaries } from './boundaries/find-boundaries.js';
import { openingAt } from './boundaries/openers.js';
import { asksAt } from './boundaries/openings.js';
import { tagAt } from './boundaries/turn-marks.js';
import { isFiniteAt } from './clauses.js';
import { decideMarks } from './marks/decide-marks.js';
import { isQuestion } from './questions.js';
import type { TaggedText } from './tagged-text.js';

const GREETING = /^(welcome|hello|hi|thanks|thank|goodbye|yes|no|okay)$/;
/** A line that begins with one of these continues the sentence before it. */
const CONTINUES = /^(which|who|whose|that|because|than|or|nor)$/;

/** Whether a pause before this token ends the sentence. */
function endsAtPause(text: TaggedText, at: number, whole: boolean, awaitsMain: boolean): boolean {
  const here = plain(text.tokens[at]);
  if (cannotEnd(plain(text.tokens[at - 1])) || CONTINUES.test(here)) return false;
  let line = at;
  let hasVerb = GREETING.test(here);
  for (; line < text.tokens.length && (line === at || text.tokens[line]!.gap === ''); line += 1)
    hasVerb ||= isFiniteAt(text, line);
  if (PREPOSITIONS.has(here) && !hasVerb) return false;
  return whole && hasVerb && !awaitsMain;
}

function marked(token: Token, mark: string): Token {
  if (/[.!?…]/.test(token.after)) return token;
  const [, inner = '', quote = ''] = /^(.*?)([”"]?)$/u.exec(token.after) ?? [];
  const open = inner.replace(/,$/, '');
  return { ...token, after: quote === '' || mark === '?' ? `${open}${quote}${mark}` : `${open}${mark}${quote}` };
}

/**
 * Sets the full stops, question marks and commas of unpunctuated speech, by pauses (line breaks), by its clauses and by a model of the words around each
 * gap. In doubt a sentence continues: a missing full stop misleads less than a wrong one.
 */
export function punctuate(tokens: readonly Token[]): Token[] {
  const text: TaggedText = { tokens, tags: tagTokens(tokens) };
  const pauses = new Set<number>();
  const shown = findBoundaries(text, (at, whole, awaits) => {
    const ends = endsAtPause(text, at, whole, awaits);
    if (ends) pauses.add(at);
    return ends;
  });
  const marks = decideMarks(tokens, {
    marks: shown,
    isCertain: (at) => pauses.has(at),
    opens: (at) => openingAt(text, at)?.kind ?? null,
    asks: (from, to) => isQuestion(tokens, from, to) || isAsked(text, from, to),
  });
  const result = tokens.map((token) => ({ ...token, gap: token.gap === '\n' ? '' : token.gap }));
  for (let at = 1; at <= tokens.length; at += 1) {
    const mark = at === tokens.length && isTagged(text, at) ? '?' : marks[at]!;
    if (mark !== '') result[at - 1] = marked(result[at - 1]!, mark);
  }
  return result;
}

/** A tag question ends the text: `it's at two isn't it`. */
function isTagged(text: TaggedText, to: number): boolean {
  return to > 4 && tagAt(text, to - 2) > 0 && text.tokens[to - 1]!.after === '';
}

/** A short sentence that begins like a question: `is that easy`, `and what about hiring`. */
function isAsked(text: TaggedText, from: number, to: number): boolean {
  if (to - from > 14) return false;
  for (let at = from; at < Math.min(to - 1, from + 4); at += 1) {
    if (asksAt(text, at)) return true;
    if (
      !/^(and|but|so|okay|well|now|right|yeah|oh|great|good|sure|hello|hi|yes|no|thanks|thank|you|perfect)$/.test(
        plain(text.tokens[at]),
      )
    )
      return false;
  }
  return false;
}
