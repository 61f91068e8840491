import { align } from './alignment.js';
import { segmentsOf } from './segments.js';

/** A word at its time, in seconds. */
export interface TimedWord {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly confidence: number | null;
}

/** A stretch of a transcript; times in seconds, null where none are known. */
export interface TimedStretch {
  readonly start: number | null;
  readonly end: number | null;
  readonly text: string;
  readonly confidence: number | null;
  readonly words: readonly TimedWord[] | null;
}

/** A stretch of the new text, at the time of the old stretch whose words it continues. */
export interface RetimedStretch extends TimedStretch {
  /** Index of that old stretch. */
  readonly from: number;
  /** Where it begins in the new text. */
  readonly at: number;
}

export interface Retimed {
  readonly stretches: readonly RetimedStretch[];
  /** Words that the old text does not have, next to each other: their times are estimated from the words around them. */
  readonly unheard: readonly { readonly start: number | null; readonly end: number | null; readonly text: string }[];
}

/** A word with its place in its text. */
export interface Word {
  /** For comparing: in lower case, without punctuation. */
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

interface OldWord {
  readonly key: string;
  readonly stretch: number;
  readonly start: number | null;
  readonly end: number | null;
  readonly confidence: number | null;
}

interface NewWord extends Word {
  stretch: number;
  start: number | null;
  end: number | null;
  confidence: number | null;
  heard: boolean;
}

/** The minimum duration of a spoken word: a shorter word has no time of its own. Seconds. */
const SHORTEST_WORD = 0.03;

/**
 * Gives an edited transcript the times of the transcript it was made of: equal words are aligned and keep their times, words between them share the
 * time that is between. Each word stays in the stretch of the words around it, so that a stretch keeps its place and its speaker.
 * @param cuts offsets of the new text, ascending, at which a stretch is cut in two
 */
export function retime(old: readonly TimedStretch[], text: string, cuts: readonly number[] = []): Retimed {
  const heard = old.flatMap(oldWords);
  const words: NewWord[] = wordsOf(text).map((word) => ({
    ...word,
    ...{ stretch: -1, start: null, end: null, confidence: null, heard: false },
  }));
  const { partners } = align(
    words.map(({ key }) => key),
    heard.map(({ key }) => key),
  );
  words.forEach((word, at) => {
    const partner = heard[partners[at] ?? -1];
    if (partner !== undefined) Object.assign(word, partner, { key: word.key, heard: true });
  });
  const unheard = gapsOf(words).map((gap) => estimate(words, gap, old, text));
  return { stretches: stretchesOf(words, old, text, cuts), unheard };
}

/** Words with their place in the text, as blanks or the script's own rules part them. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/\S+/gu)].flatMap((match) =>
    segmentsOf(match[0]).map(({ piece, index }) => ({
      key: piece.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, '') || piece,
      from: match.index + index,
      to: match.index + index + piece.length,
    })),
  );
}

/** The words of a stretch at the recogniser's times, or else sharing the time of the stretch by their length. */
function oldWords(stretch: TimedStretch, index: number): OldWord[] {
  const words = wordsOf(stretch.text);
  const timed = stretch.words?.length === words.length ? stretch.words : null;
  const { start, end } = stretch;
  const at = (place: number) =>
    start === null || end === null ? null : start + ((end - start) * place) / Math.max(1, stretch.text.length);
  return words.map(({ key, from, to }, word) => ({
    key,
    stretch: index,
    start: timed?.[word]?.start ?? at(from),
    end: timed?.[word]?.end ?? at(to),
    confidence: timed?.[word]?.confidence ?? null,
  }));
}

/** Runs of words without a partner: from and to (exclusive). */
function gapsOf(words: readonly NewWord[]): [number, number][] {
  const gaps: [number, number][] = [];
  words.forEach((word, at) => {
    const last = gaps.at(-1);
    if (word.heard) return;
    if (last?.[1] === at) last[1] = at + 1;
    else gaps.push([at, at + 1]);
  });
  return gaps;
}

/** Places a run of new words between the words around it. */
function estimate(words: readonly NewWord[], [from, to]: [number, number], old: readonly TimedStretch[], text: string) {
  const [before, after] = [words[from - 1], words[to]];
  const stretch = before?.stretch ?? after?.stretch ?? 0;
  const start = before === undefined ? (old[stretch]?.start ?? null) : before.end;
  const end = after === undefined ? (old[stretch]?.end ?? null) : after.start;
  const first = words[from]!.from;
  const last = words[to - 1]!.to;
  for (const word of words.slice(from, to)) {
    word.stretch = stretch;
    if (start === null || end === null || end < start) continue;
    const share = (place: number) => start + ((end - start) * (place - first)) / (last - first);
    Object.assign(word, { start: rounded(share(word.from)), end: rounded(share(word.to)) });
  }
  return { start, end: start === null || end === null ? end : Math.max(start, end), text: text.slice(first, last) };
}

/** Words of one old stretch after another are a new one, unless a cut parts them. A stretch that the edit removed entirely is omitted. */
function stretchesOf(
  words: readonly NewWord[],
  old: readonly TimedStretch[],
  text: string,
  cuts: readonly number[],
): RetimedStretch[] {
  const runs: NewWord[][] = [];
  let next = 0;
  for (const word of words) {
    const run = runs.at(-1);
    const before = next;
    while (next < cuts.length && cuts[next]! <= word.from) next += 1;
    if (run?.[0]?.stretch === word.stretch && next === before) run.push(word);
    else runs.push([word]);
  }
  return runs.map((run, at) => {
    const { stretch } = run[0]!;
    const isCut = [runs[at - 1], runs[at + 1]].some((beside) => beside?.[0]?.stretch === stretch);
    return stretchOf(run, old[stretch], text, isCut);
  });
}

/** A stretch of the new text; where the old stretch was cut, with the times of its own words. */
function stretchOf(run: readonly NewWord[], was: TimedStretch | undefined, text: string, isCut: boolean) {
  const [first, last] = [run[0]!, run.at(-1)!];
  const said = text.slice(first.from, last.to).replace(/\s+/gu, ' ');
  const same = isCut ? run.every(({ heard }) => heard) : was?.text.replace(/\s+/gu, ' ').trim() === said;
  const { start = null, end = null, confidence = null } = was ?? {};
  const times = isCut ? { start: first.start ?? start, end: last.end ?? end } : { start, end };
  const words = timesOf(run, was, text);
  return { from: first.stretch, at: first.from, ...times, text: said, confidence: same ? confidence : null, words };
}

/** The times of the words of a stretch whose old words had some, where each is long enough to have been said. */
function timesOf(run: readonly NewWord[], was: TimedStretch | undefined, text: string): TimedWord[] | null {
  if (was?.words == null) return null;
  const words = run.flatMap(({ start, end, confidence, from, to }) =>
    start === null || end === null || end - start < SHORTEST_WORD
      ? []
      : [{ start, end, text: text.slice(from, to), confidence }],
  );
  return words.length === run.length ? words : null;
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
