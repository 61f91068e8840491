import { findNumberRuns } from '../english/numbers/number-run.js';
import { MONTHS } from '../english/numbers/number-words.js';
import { readNumber } from '../english/numbers/spoken-number.js';
import { plain, type Token } from '../text/tokens.js';
import { PREPOSITIONS } from '../text/word-classes.js';

/** What people say when they put themselves right, longest first. */
const MARKERS = ['no sorry i mean', 'sorry i mean', 'no i mean', 'no sorry', 'no wait', 'or rather'].map((marker) =>
  marker.split(' '),
);
/** The same where a day or month is put right by another: there nothing else can be meant. */
const CALENDAR_MARKERS = [...MARKERS, ...['i mean', 'make that', 'sorry'].map((marker) => marker.split(' '))];
const DAYS = /^(mon|tues|wednes|thurs|fri|satur|sun)day$/;
/** "I am sorry" puts nothing right. */
const FEELS = /^(am|i'm|is|are|was|were|be|been|feel|felt|so|very|really|we're|they're|he's|she's)$/;
/** After the second number these make it a part of the first: "twelve no wait two of them". */
const COUNTED_ON = /^(of|more|other|others|another|extra|point|half|and|or|to)$/;

function markerAt(tokens: readonly Token[], at: number, markers = MARKERS): number {
  const marker = markers.find((words) => words.every((word, step) => plain(tokens[at + step]) === word));
  if (marker === undefined) return 0;
  return tokens.slice(at, at + marker.length).every((token) => !token.quoted && !/[.!?;:]/.test(token.after))
    ? marker.length
    : 0;
}

/** `weekday`, `month` or empty. `may` and `march` are too often verbs. */
function calendarKind(token: Token | undefined): string {
  const word = plain(token);
  if (DAYS.test(word)) return 'weekday';
  return MONTHS.has(word) && word !== 'may' && word !== 'march' ? 'month' : '';
}

/** Flows on into what follows: nothing or a comma after it. */
function flowsOn(token: Token | undefined): boolean {
  return token !== undefined && /^[,—–-]*$/.test(token.after) && !token.quoted;
}

interface Correction {
  /** Token indices of what is left out, `to` exclusive. */
  readonly from: number;
  readonly to: number;
}

function afterMarker(tokens: readonly Token[], from: number, to: number): number {
  const preposition = plain(tokens[from - 1]);
  return PREPOSITIONS.has(preposition) && plain(tokens[to]) === preposition ? to + 1 : to;
}

/** `monday sorry i mean tuesday`, at the place of `monday`. */
function calendarCorrection(tokens: readonly Token[], at: number): Correction | null {
  const kind = calendarKind(tokens[at]);
  if (kind === '' || !flowsOn(tokens[at])) return null;
  const length = markerAt(tokens, at + 1, CALENDAR_MARKERS);
  if (length === 0) return null;
  const to = afterMarker(tokens, at, at + 1 + length);
  return calendarKind(tokens[to]) === kind && plain(tokens[to]) !== plain(tokens[at]) ? { from: at, to } : null;
}

interface Cardinal {
  readonly from: number;
  readonly to: number;
}

/** Whole numbers of two or more, in words or figures. */
function cardinals(tokens: readonly Token[]): Cardinal[] {
  const words = findNumberRuns(tokens).filter(({ words: spoken, from, to }) => {
    const number = readNumber(spoken);
    const last = tokens[to - 1];
    return number?.kind === 'cardinal' && Number(number.value) > 1 && flowsOn(last) && tokens[from]!.before === '';
  });
  const figures = tokens.flatMap((token, at) =>
    /^\d{1,3}(,\d{3})*$|^\d+$/.test(token.text) && flowsOn(token) ? [{ from: at, to: at + 1 }] : [],
  );
  return [...words, ...figures];
}

function numberCorrections(tokens: readonly Token[]): Correction[] {
  const found = cardinals(tokens);
  const starts = new Map(found.map((number) => [number.from, number]));
  return found.flatMap(({ from, to: end }) => {
    const length = markerAt(tokens, end);
    const second = length === 0 ? undefined : starts.get(afterMarker(tokens, from, end + length));
    const alone =
      second !== undefined && tokens[second.to - 1]!.after === '' && !COUNTED_ON.test(plain(tokens[second.to]));
    return second !== undefined && (alone || tokens[second.to] === undefined) ? [{ from, to: second.from }] : [];
  });
}

/** Self-corrections whose sense is certain: one weekday, month or whole number put right by another. None overlaps another. */
export function findCorrections(tokens: readonly Token[]): Correction[] {
  const days = tokens.flatMap((_, at) => calendarCorrection(tokens, at) ?? []);
  const sorted = [...days, ...numberCorrections(tokens)].toSorted((a, b) => a.from - b.from);
  return sorted.filter((correction, at) => at === 0 || correction.from >= sorted[at - 1]!.to);
}

/** Leaves out what a speaker put right at once, where its sense is certain: "on Monday, sorry, I mean Tuesday" is "on Tuesday". */
export function resolveCorrections(tokens: readonly Token[]): Token[] {
  const result = [...tokens];
  for (const { from, to } of findCorrections(tokens).reverse()) {
    const { gap, before } = tokens[from]!;
    result.splice(from, to - from);
    result[from] = { ...result[from]!, gap, before: before || result[from]!.before };
  }
  return result;
}

/** Whether a speaker's putting right still stands in a text. */
export function hasCorrections(tokens: readonly Token[]): boolean {
  return findCorrections(tokens).length > 0;
}

function withComma(token: Token): Token {
  return token.after === '' ? { ...token, after: ',' } : token;
}

/**
 * Sets any other spoken self-correction off with commas: "at the door, no, wait, at the window". Which of the two was meant stays
 * for the reader to see: leaving one out would be a guess.
 */
export function setOffCorrections(tokens: readonly Token[]): Token[] {
  const result = [...tokens];
  for (let at = 1; at < tokens.length; at += 1) {
    const length = markerAt(tokens, at);
    const regret = plain(tokens[at]) === 'sorry' && FEELS.test(plain(tokens[at - 1]));
    if (length === 0 || regret || tokens[at + length] === undefined) continue;
    const rather = plain(tokens[at]) === 'or';
    result[at - 1] = withComma(result[at - 1]!);
    for (let step = at; step < at + length && !rather; step += 1) {
      const word = plain(tokens[step]);
      if (word === 'no' || word === 'sorry' || word === 'wait') result[step] = withComma(result[step]!);
    }
    at += length;
  }
  return result;
}
