import { tagTokens } from '../text/parts-of-speech.js';
import { endsSentence, plain, type Token } from '../text/tokens.js';
import { cannotEnd, PREPOSITIONS, SUBJECT_CONTRACTION, SUBORDINATORS } from '../text/word-classes.js';
import { beginsClause, isFiniteAt, mayEndBefore, SET_PHRASE } from './clauses.js';
import { joinsNumbers } from './number-clauses.js';
import { isQuestion } from './questions.js';
import type { TaggedText } from './tagged-text.js';

/** Words in a sentence from which a further "and we …" starts a new one rather than following a comma. */
const LONG_SENTENCE = 20;
/** Shortest stretch that is taken for a sentence without a pause after it. */
const SHORT_SENTENCE = 3;
const GREETING = /^(welcome|hello|hi|thanks|thank|goodbye|yes|no|okay)$/;
/** A line that begins so goes on with the sentence before it. */
const CONTINUES = /^(which|who|whose|that|because|than|or|nor)$/;

const MIDDLE = /^(if|when|whenever|while|although|though|unless|once|whether)$/;

/** The sentence that is being read. */
interface Current {
  readonly from: number;
  readonly hasVerb: boolean;
  /** It began with `if`, `when`, …, and the main clause has not come yet. */
  readonly awaitsMain: boolean;
  /** An `if` or `when` stands in its middle: whether the next clause belongs to it or is a new sentence nobody can tell. */
  readonly unclear: boolean;
}

function open(text: TaggedText, at: number): Current {
  const first = plain(text.tokens[at]);
  const second = plain(text.tokens[at + 1]);
  const joined =
    /^(and|but|so)$/.test(first) &&
    (SUBORDINATORS.has(second) || (second === 'then' && SUBORDINATORS.has(plain(text.tokens[at + 2]))));
  const awaitsMain = (SUBORDINATORS.has(first) && first !== 'so') || joined;
  return { from: at, hasVerb: false, awaitsMain, unclear: false };
}

/** Whether a pause before this token ends the sentence. */
function endsAtPause(text: TaggedText, at: number, current: Current): boolean {
  const before = plain(text.tokens[at - 1]);
  const here = plain(text.tokens[at]);
  if (cannotEnd(before) || CONTINUES.test(here)) return false;
  const lineEnd = text.tokens.findIndex((token, index) => index > at && token.gap !== '');
  const line = text.tokens.slice(at, lineEnd < 0 ? undefined : lineEnd);
  const hasVerb = line.some((_, index) => isFiniteAt(text, at + index)) || GREETING.test(here);
  if (PREPOSITIONS.has(here) && !hasVerb) return false;
  return (current.hasVerb || GREETING.test(plain(text.tokens[current.from]))) && hasVerb && !current.awaitsMain;
}

/** `will the last person … please`: the request is one sentence. */
function asksPolitely(text: TaggedText, current: Current): boolean {
  return /^(will|would|could|can)$/.test(plain(text.tokens[current.from]));
}

/** `well my brother …`, `yes of course` after a question. */
function isAnswer(text: TaggedText, at: number, current: Current): boolean {
  const yes = /^(yes|yeah)$/.test(plain(text.tokens[at]));
  if (!yes && plain(text.tokens[at]) !== 'well') return false;
  const next = plain(text.tokens[at + 1]);
  const opens =
    beginsClause(text, at + 1) ||
    /^(my|our)$/.test(next) ||
    /^(i|we|it|he|she|they)$/.test(next) ||
    (yes && next === 'of') ||
    (yes && SET_PHRASE.test(`${next} ${plain(text.tokens[at + 2])}`));
  const open = /^(the|a|an|my|your|his|her|our|their|and|but|or|so|as|very|is|was|are|were)$/.test(
    plain(text.tokens[at - 1]),
  );
  return opens && !open && isQuestion(text.tokens, current.from, at);
}

/** `and also can you …`, `and what was …`, `oh yeah …`, and `no actually …` after a question: a sentence of its own. */
function opensAnew(text: TaggedText, at: number, current: Current): boolean {
  if (!current.hasVerb || at - current.from < SHORT_SENTENCE || text.tokens[at - 1]!.after !== '') return false;
  const words = [0, 1, 2, 3].map((step) => plain(text.tokens[at + step]));
  const asked = words[1] === 'also' ? words.slice(2) : words.slice(1);
  if (/^(and|but|so)$/.test(words[0]!)) {
    if (/^(can|could|will|would|do|did|are|have) you$/.test(`${asked[0]} ${asked[1]}`)) return true;
    return /^(what|where|who|how|why|when)$/.test(asked[0]!) && /^(is|was|are|were|do|did|does)$/.test(asked[1]!);
  }
  if (words[0] === 'oh' && /^(yeah|yes|no|and|well)$/.test(words[1]!)) return true;
  return words[0] === 'no' && /^(actually|wait|sorry)$/.test(words[1]!) && isQuestion(text.tokens, current.from, at);
}

/** `the invoice from Leeds it's …`: a subject that is said again as a pronoun takes a comma. */
function isSaidAgain(text: TaggedText, at: number, current: Current): boolean {
  const again = /^(it's|that's|he's|she's|they're)$/.test(plain(text.tokens[at]));
  const noun = at - current.from >= SHORT_SENTENCE && !current.hasVerb && text.tags[at - 1]?.has('Noun') === true;
  const led = text.tokens
    .slice(current.from, at)
    .some((token) => /^(the|my|our|your|his|her|their)$/.test(plain(token)));
  return again && noun && led && text.tokens[at - 1]!.after === '';
}

/** `… and then when he left …`, `… but if you call …`: a clause that leads to the next sentence. */
function leadsOver(text: TaggedText, at: number): boolean {
  const [first, second] = [plain(text.tokens[at]), plain(text.tokens[at + 1])];
  if (!/^(and|but|so)$/.test(first)) return false;
  const lead = second === 'then' ? at + 2 : at + 1;
  if (!/^(when|if|after|once)$/.test(plain(text.tokens[lead]))) return false;
  return /^(i|we|he|she|they|it|you)$/.test(plain(text.tokens[lead + 1])) && isFiniteAt(text, lead + 2);
}

/** `yeah no problem i'll send it`: the answer is whole without a verb. */
function endsSetPhrase(text: TaggedText, at: number, current: Current): boolean {
  const short = at - current.from <= SHORT_SENTENCE && at - current.from >= 2;
  const phrase = SET_PHRASE.test(`${plain(text.tokens[at - 2])} ${plain(text.tokens[at - 1])}`);
  return short && phrase && text.tokens[at - 1]!.after === '' && SUBJECT_CONTRACTION.test(plain(text.tokens[at]));
}

/** `ask him if the part is there`: a question in other words, after which nothing is left open. */
function isAskedIf(tokens: readonly Token[], at: number): boolean {
  if (!/^(if|whether)$/.test(plain(tokens[at]))) return false;
  return [1, 2].some((back) =>
    /^(ask|asks|asked|know|see|check|wonder|wondering|sure)$/.test(plain(tokens[at - back])),
  );
}

/** The mark that belongs before the token at this place, empty for none. */
function markBefore(text: TaggedText, at: number, current: Current): '' | ',' | '.' {
  if (text.tokens[at]!.gap !== '' && endsAtPause(text, at, current)) return '.';
  if (isAnswer(text, at, current) || opensAnew(text, at, current) || endsSetPhrase(text, at, current)) return '.';
  if (isSaidAgain(text, at, current)) return ',';
  if (plain(text.tokens[at]) === 'please' && asksPolitely(text, current)) return '';
  const length = at - current.from;
  const ready = current.hasVerb && length >= SHORT_SENTENCE;
  if (!ready || text.tokens[at - 1]!.after !== '') return '';
  if (leadsOver(text, at) && !current.awaitsMain && !current.unclear && mayEndBefore(text, at)) return '.';
  if (/^(and|but|so)$/.test(plain(text.tokens[at])) && beginsClause(text, at + 1)) {
    if (joinsNumbers(text, at)) return '';
    if (!mayEndBefore(text, at)) return '';
    return length >= LONG_SENTENCE && !current.awaitsMain && !current.unclear ? '.' : ',';
  }
  if (current.unclear || !beginsClause(text, at) || !mayEndBefore(text, at)) return '';
  return current.awaitsMain ? ',' : '.';
}

/** A second clause has been joined on: what came before it is settled, and far enough into a sentence its `if` or `when` too. */
function afterComma(current: Current, at: number): Current {
  return { ...current, awaitsMain: false, unclear: current.unclear && at - current.from < LONG_SENTENCE };
}

/** `that on the night of …`: the clause after `that` has not begun yet. */
function opensInset(tokens: readonly Token[], at: number): boolean {
  return (
    plain(tokens[at]) === 'that' &&
    /^(on|in|at|after|before|during|by|for|from|with|under)$/.test(plain(tokens[at + 1]))
  );
}

/** Whether a clause begins here within the sentence, to which the next may belong. */
function opensInner(tokens: readonly Token[], at: number): boolean {
  return (MIDDLE.test(plain(tokens[at])) && !isAskedIf(tokens, at)) || opensInset(tokens, at);
}

function marked(token: Token, mark: string): Token {
  if (/[.!?…]/.test(token.after)) return token;
  const [, inner = '', quote = ''] = /^(.*?)([”"]?)$/u.exec(token.after) ?? [];
  const open = inner.replace(/,$/, '');
  return { ...token, after: quote === '' || mark === '?' ? `${open}${quote}${mark}` : `${open}${mark}${quote}` };
}

/**
 * Finds the sentences of unpunctuated speech, by pauses (line breaks) and by where a new main clause clearly begins.
 * In doubt a sentence runs on: a missing full stop misleads less than a wrong one.
 */
export function punctuate(tokens: readonly Token[]): Token[] {
  const text: TaggedText = { tokens, tags: tagTokens(tokens) };
  const result: Token[] = [];
  let current = open(text, 0);
  for (let at = 0; at < tokens.length; at += 1) {
    if (endsSentence(tokens[at - 1])) current = open(text, at);
    const mark = at === current.from ? '' : markBefore(text, at, current);
    if (mark !== '') {
      const end = mark === '.' && isQuestion(tokens, current.from, at) ? '?' : mark;
      result[at - 1] = marked(result[at - 1]!, end);
    }
    if (mark === '.') current = open(text, at);
    else if (mark === ',') current = afterComma(current, at);
    const verb = isFiniteAt(text, at) || (at === current.from && GREETING.test(plain(tokens[at])));
    const middle = at > current.from + 1 && mark === '' && opensInner(tokens, at);
    current = { ...current, hasVerb: current.hasVerb || verb, unclear: current.unclear || middle };
    result.push({ ...tokens[at]!, gap: '' });
  }
  const last = result.at(-1);
  if (last !== undefined)
    result[result.length - 1] = marked(last, isQuestion(tokens, current.from, tokens.length) ? '?' : '.');
  return result;
}
