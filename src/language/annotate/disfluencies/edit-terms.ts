import { PhraseFinder, phraseWords } from '../../text/phrases.js';
import type { TokenRange } from '../annotation.js';
import type { Speech } from './speech.js';

/** Words that introduce an edit term and mean nothing without one. */
const LEADS: Readonly<Record<string, RegExp>> = {
  en: /^(or|oh|well|yeah|um|and|but|no|hmm|whoa|bah|doh)$/,
  de: /^(oder|ach|oh|ja|nein)$/,
  fr: /^(ou|oh|ah)$/,
  es: /^(o|ah|oh)$/,
  it: /^(o|ah|oh)$/,
  pt: /^(ou|ah|oh)$/,
  nl: /^(of|oh|ach)$/,
};
/** Requests that introduce a rephrased question: `no tell me what …`. */
const REQUESTS = [
  'tell me',
  'i want to know',
  'let me ask',
  'let me say',
  'better yet',
  'i actually mean',
  'i meant to say',
  'meant to say',
  'change that to',
  'make that',
  'oh no',
  "i'm sorry",
].map(phraseWords);
/** Idle phrases that may occur between a stretch and its repetition. They do not mark a correction. */
const IDLE: Readonly<Record<string, readonly (readonly string[])[]>> = {
  de: [['also'], ['halt'], ['naja'], ['sagen', 'wir']],
  es: [['o', 'sea'], ['bueno'], ['pues'], ['digamos']],
  fr: [['enfin'], ['bon'], ['disons']],
  it: [['cioè'], ['diciamo']],
  pt: [['quer', 'dizer'], ['digamos'], ['tipo'], ['pá']],
  nl: [['dus'], ['nou'], ['zeg', 'maar']],
  en: [['you', 'know'], ['i', 'mean'], ['like'], ['well'], ['sort', 'of'], ['kind', 'of'], ['uh']],
};
const LONGEST = 9;
const NOISE = /^(u+[hm]+|e+r+m*|h+m+|a+h+)$/;
const FINDERS = new Map<string, PhraseFinder<number>>();

function finderOf(speech: Speech): PhraseFinder<number> {
  let finder = FINDERS.get(speech.tongue);
  if (finder === undefined) {
    const phrases = (speech.lists?.editTerms ?? []).map(phraseWords);
    finder = new PhraseFinder(phrases.map((words) => ({ words, value: words.length })));
    FINDERS.set(speech.tongue, finder);
  }
  return finder;
}

function sayAt(speech: Speech, at: number, words: readonly string[]): boolean {
  return words.every(
    (word, step) => speech.word(at + step) === word && speech.flowsOn(at + step) && !speech.tokens[at + step]!.quoted,
  );
}

/** Hesitations and idle phrases between two words; null if there are none. */
export function interregnumAt(speech: Speech, from: number): TokenRange | null {
  let to = from;
  while (to - from < LONGEST) {
    if (speech.isHesitation(to) && speech.flowsOn(to)) {
      to += 1;
      continue;
    }
    const phrase = (IDLE[speech.tongue] ?? []).find((words) => sayAt(speech, to, words));
    if (phrase === undefined) break;
    to += phrase.length;
  }
  return to > from ? { from, to } : null;
}

/** The words with which a speaker announces a correction, and how certain they are. */
export interface EditTerm extends TokenRange {
  /** `strong`: no other meaning (`no sorry`); `weak`: a word with other uses (`no`, `rather`); `pause`: only a hesitation. */
  readonly strength: 'strong' | 'weak' | 'pause';
  readonly words: readonly string[];
}

/** Where the reparandum of an edit term begins, and with what confidence. */
export interface RepairMatch {
  readonly from: number;
  readonly confidence: number;
}

/** Terms whose other uses are more frequent. */
const WEAK: Readonly<Record<string, RegExp>> = {
  en: /^(i mean|i meant|instead|actually|let me say|excuse me|i'm sorry|oh no|tell me|i want to know)$/,
};

/** The edit term at a token: consecutive terms of the lexicon with hesitations and commas between them. */
export function editTermAt(speech: Speech, from: number): EditTerm | null {
  let [at, to] = [from, from];
  let [terms, strong, pauses] = [0, 0, 0];
  while (at < speech.tokens.length - 1 && at - from < LONGEST) {
    const length = termLength(speech, at, terms + pauses > 0);
    if (length > 0) {
      terms += 1;
      if (length > 1 && !isWeak(speech, speech.words.slice(at, at + length).join(' '))) strong += 1;
    } else if (speech.isHesitation(at) && speech.flowsOn(at)) pauses += 1;
    else if (LEADS[speech.tongue]?.test(speech.word(at)) !== true || !speech.flowsOn(at)) break;
    const leads = length === 0 && !speech.isHesitation(at);
    at += Math.max(1, length);
    // Introductory words count only before a term or a hesitation.
    if (!leads) to = at;
  }
  if (terms === 0 && pauses === 0) return null;
  // "No, um, Rome": a speaker who hesitates after the term is searching for a word.
  const looks = terms > 0 && pauses > 0 && !isIdle(speech, speech.words.slice(from, to));
  const strength = strong > 0 || terms > 1 || looks ? 'strong' : terms > 0 ? 'weak' : 'pause';
  return { from, to, strength, words: speech.words.slice(from, to) };
}

function isIdle(speech: Speech, words: readonly string[]): boolean {
  return speech.lists!.idlePhrases.includes(words.filter((_, step) => !NOISE.test(words[step]!)).join(' '));
}

function isWeak(speech: Speech, words: string): boolean {
  return (WEAK[speech.tongue]?.test(words) ?? false) || speech.lists!.idlePhrases.includes(words);
}

/** The length in tokens of the edit term here, or of a request that continues one; 0 for none. */
function termLength(speech: Speech, at: number, goesOn: boolean): number {
  if (speech.tokens[at]!.quoted) return 0;
  const hit = finderOf(speech).at(speech.tokens, at);
  const listed = hit !== null && hit.ending === '' ? hit.to - hit.from : 0;
  const request = speech.tongue === 'en' && goesOn ? REQUESTS.find((words) => sayAt(speech, at, words)) : undefined;
  const length = Math.max(listed, request?.length ?? 0);
  return length > 0 && speech.flowsOn(at + length - 1) ? length : 0;
}
