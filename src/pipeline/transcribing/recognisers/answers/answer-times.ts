import { type Fields, fieldsOf, listOf, numberOf } from './answer-fields.js';
import { secondsOfClock } from './timed-lines.js';

/** Names under which servers give the beginning of a piece, and its end. */
const STARTS = ['start', 'start_time', 'startTime', 'begin', 'from', 't0', 'offset'] as const;
const ENDS = ['end', 'end_time', 'endTime', 'stop', 'to', 't1'] as const;
const MILLISECONDS = [
  ['start_ms', 'end_ms'],
  ['startMs', 'endMs'],
] as const;

/** `3.2`, `3.2s`, `3200ms`. */
const NUMBER = /^(-?\d+(?:\.\d+)?)\s*(ms|s|sec|seconds)?$/i;
/** ISO 8601: `PT1M3.2S`. */
const DURATION = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/;

/** A time in the server's own unit; strings with a unit and clocks in seconds. Null if it is none. */
function timeOf(said: unknown): number | null {
  if (typeof said !== 'string') return numberOf(said);
  const text = said.trim();
  const [, value, unit = ''] = NUMBER.exec(text) ?? [];
  if (value !== undefined) return Number(value) / (/^ms$/i.test(unit) ? 1000 : 1);
  const [duration, hours = 0, minutes = 0, seconds = 0] = DURATION.exec(text) ?? [];
  if (duration !== undefined) return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return secondsOfClock(text);
}

function firstTime(piece: Fields, names: readonly string[]): number | null {
  return timeOf(names.map((name) => piece[name]).find((value) => value !== undefined && value !== null));
}

const thousandth = (value: unknown) => {
  const milliseconds = numberOf(value);
  return milliseconds === null ? null : milliseconds / 1000;
};
const sum = (start: number | null, length: number | null) =>
  start === null || length === null ? null : start + length;

interface Span {
  readonly start: number | null;
  readonly end: number | null;
}

/** In milliseconds, as the names of their fields say: Azure, whisper.cpp's files. Null if there are no such fields. */
function inMilliseconds(piece: Fields): Span | null {
  const offsets = fieldsOf(piece.offsets);
  if (offsets !== null) return { start: thousandth(offsets.from), end: thousandth(offsets.to) };
  const offset = thousandth(piece.offsetMilliseconds);
  if (offset !== null) return { start: offset, end: sum(offset, thousandth(piece.durationMilliseconds)) };
  const named = MILLISECONDS.find(([start]) => numberOf(piece[start]) !== null);
  return named === undefined ? null : { start: thousandth(piece[named[0]]), end: thousandth(piece[named[1]]) };
}

/** A piece with its times as numbers, whatever fields they are in. */
function withTimes(piece: Fields): Fields {
  const known = inMilliseconds(piece);
  if (known !== null) return { ...piece, ...known };
  const [first, last] = Array.isArray(piece.timestamp) ? piece.timestamp : [];
  const clocks = fieldsOf(piece.timestamps);
  const start = firstTime(piece, STARTS) ?? timeOf(first ?? clocks?.from);
  const end = firstTime(piece, ENDS) ?? timeOf(last ?? clocks?.to) ?? sum(start, timeOf(piece.duration));
  return { ...piece, start, end };
}

/** The pieces and the words in them with their times as numbers. */
export function timedPieces(pieces: readonly Fields[]): Fields[] {
  return pieces.map(withTimes).map((piece) => {
    const words = listOf(piece.words);
    return words.length === 0 ? piece : { ...piece, words: words.map(withTimes) };
  });
}

/** What times may be divided by: hundredths of a second (whisper.cpp), milliseconds, Azure's ticks, LocalAI's nanoseconds. */
const SCALES = [1e2, 1e3, 1e7, 1e9];

/** What the times are divided by to give seconds. Only where the result fits the sound; seconds always may. */
export function scaleOf(pieces: readonly Fields[], seconds: number): number {
  const starts = pieces.map(({ start }) => numberOf(start) ?? Number.NaN);
  const ends = pieces.map(({ end }) => numberOf(end) ?? Number.NaN);
  const [from, to] = [Math.min(...starts), Math.max(...ends)];
  if (!(to > seconds + 30)) return 1;
  return SCALES.find((scale) => to / scale <= seconds + 1 && (to - from) / scale >= seconds / 2) ?? 1;
}

/** A piece and its words with times in seconds. */
export function scaled(piece: Fields, scale: number): Fields {
  if (scale === 1) return piece;
  const divided = (value: unknown) => (numberOf(value) ?? Number.NaN) / scale;
  const inSeconds = (one: Fields) => ({ ...one, start: divided(one.start), end: divided(one.end) });
  const words = listOf(piece.words);
  return { ...inSeconds(piece), ...(words.length === 0 ? {} : { words: words.map(inSeconds) }) };
}
