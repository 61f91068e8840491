import { readFigures } from '../figures/read-figures.js';
import { lexiconOf } from '../lexicons/lexicons.js';
import { plain, startsSentence, type Token } from '../text/tokens.js';
import { evidenceOf } from './language-evidence.js';
import { knows, languagesOf } from './vocabulary.js';

/** A stretch of a text in another language than the rest. Token indices, `to` exclusive. */
export interface ForeignStretch {
  readonly from: number;
  readonly to: number;
  /** BCP 47 primary tag. */
  readonly language: string;
}

/** Fewer words do not identify a language; longer stretches are searched in windows of this size. */
const LEAST = 3;
const MOST = 8;
/** By how much the evidence for the other language must exceed that for the language of the text. */
const MARGIN = 0.35;

interface Window extends ForeignStretch {
  readonly margin: number;
}

/** Whether a word may be in a stretch of another language: a word that only the language of the text has may not. */
function mayBeForeign(word: string, main: string): boolean {
  if (!/^[\p{L}\p{M}'-]+$/u.test(word)) return false;
  return !knows(main, word) || languagesOf(word).length > 1;
}

function windowAt(words: readonly string[], from: number, to: number, main: string): Window | null {
  const [text, known] = [words.slice(from, to).join(' '), words.slice(from, to)];
  // A word that only the other language has is required, so that names and rare words do not count.
  const others = new Set(
    known.filter((word) => !knows(main, word) && word.length > 1).flatMap((word) => languagesOf(word)),
  );
  // Spelled letters are words of some languages: `a`, `e`, `y`.
  if (others.size === 0 || known.filter((word) => word.length > 1).length < LEAST) return null;
  const evidence = evidenceOf(text);
  const own = evidence.find(({ language }) => language === main)?.score ?? 0;
  const best = evidence.find(({ language }) => others.has(language));
  if (best === undefined || best.score - own < MARGIN) return null;
  return { from, to, language: best.language, margin: best.score - own };
}

/** The windows of a run with the most evidence for another language, without overlap. */
function inRun(words: readonly string[], start: number, end: number, main: string): ForeignStretch[] {
  const windows: Window[] = [];
  for (let from = start; from + LEAST <= end; from += 1) {
    for (let to = from + LEAST; to <= Math.min(end, from + MOST); to += 1) {
      const found = windowAt(words, from, to, main);
      if (found !== null) windows.push(found);
    }
  }
  const chosen: Window[] = [];
  for (const window of windows.toSorted((a, b) => b.margin * (b.to - b.from) - a.margin * (a.to - a.from))) {
    if (chosen.every(({ from, to }) => window.to <= from || window.from >= to)) chosen.push(window);
  }
  return chosen.toSorted((a, b) => a.from - b.from).map(({ from, to, language }) => ({ from, to, language }));
}

/** How addresses are said in every language. */
const ADDRESS = /^(at|dot|slash|underscore|hyphen|dash|www|https?|com|net|org|gmail|outlook)$/;

/** Lower-case words, empty for a hesitation (English `um` is German for "around") and for a figure: codes belong to no language. */
function wordsOf(tokens: readonly Token[], main: string): string[] {
  const noise = lexiconOf(main)?.hesitations;
  const words = tokens.map(plain).map((word) => (noise?.test(word) === true ? '' : word));
  for (const { from, to } of readFigures(tokens, main)) words.fill('', from, to);
  return words.map((word, at) => (isOfName(tokens, at) || ADDRESS.test(word) ? '' : word));
}

function hasCapital(tokens: readonly Token[], at: number): boolean {
  return /^\p{Lu}/u.test(tokens[at]?.text ?? '') && !startsSentence(tokens, at) && tokens[at]!.before === '';
}

/** Names, and the words between their parts (`Otto von Bismarck`), belong to no language. The first word of a sentence or quotation may be any word. */
function isOfName(tokens: readonly Token[], at: number): boolean {
  return hasCapital(tokens, at) || (hasCapital(tokens, at + 1) && /^\p{Lu}/u.test(tokens[at - 1]?.text ?? ''));
}

/** Stretches of three words or more in another language than the text is in, such as a quoted sentence. `main` must have a lexicon. */
export function foreignStretches(tokens: readonly Token[], main: string): ForeignStretch[] {
  const words = wordsOf(tokens, main);
  const found: ForeignStretch[] = [];
  let from = 0;
  for (let at = 0; at <= words.length; at += 1) {
    const ends = at > 0 && /[.!?;:]/u.test(tokens[at - 1]!.after);
    if (at < words.length && !ends && mayBeForeign(words[at]!, main)) continue;
    if (at - from >= LEAST) found.push(...inRun(words, from, at, main));
    from = at < words.length && mayBeForeign(words[at]!, main) ? at : at + 1;
  }
  return found;
}
