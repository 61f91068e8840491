import type { QualityFlag } from '../../../jobs/results/transcript.js';
import type { HeardChunk, MergedText } from '../merging/merge-chunks.js';
import { keysOf, tokensOf } from '../merging/spoken-tokens.js';
import { findLoop } from './loops.js';

/** Nobody says this many equal words twice from the beginning of a part to its end. */
const LONG_TEXT = 8;
/** A phrase that is the whole text of this many parts was not said in each of them. */
const MANY_PARTS = 3;

/** Finds errors that only show across all parts of a recording: each part passed the guards by itself. */
export function acrossParts(
  heard: readonly HeardChunk[],
  merged: MergedText,
  known: readonly QualityFlag[],
): QualityFlag[] {
  const loop = known.some(({ kind }) => kind === 'LOOP') ? [] : loopAcross(merged);
  return [...sameText(heard), ...loop];
}

/** A server that answers with another part's text, or with one phrase for every part. */
function sameText(heard: readonly HeardChunk[]): QualityFlag[] {
  const byText = Map.groupBy(heard, ({ text }) => keysOf(text).join(' '));
  return [...byText].flatMap(([text, parts]) => {
    const words = text === '' ? 0 : text.split(' ').length;
    const same = parts.length > 1 && (words >= LONG_TEXT || (words > 1 && parts.length >= MANY_PARTS));
    if (!same) return [];
    const message = `The transcriber gave the same text for ${parts.length} parts of the recording, this one among them. Listen to find the part that says it.`;
    return parts.map(({ chunk }): QualityFlag => ({ kind: 'LOOP', start: chunk.start, end: chunk.end, message }));
  });
}

/** Repetitions that are too few to detect within each part. */
function loopAcross({ text, segments }: MergedText): QualityFlag[] {
  const loop = findLoop(text);
  if (loop === null) return [];
  const { phrase, times, from } = loop;
  const spoken = tokensOf(segments).filter(({ key }) => key !== '');
  const place = (word: number) => segments[spoken[word]?.segment ?? -1];
  const message = `The transcriber heard "${phrase.join(' ').slice(0, 80)}" ${times} times in a row, over several parts. Listen and check whether it was said that often.`;
  const [first, last] = [place(from), place(from + times * phrase.length - 1)];
  return [{ kind: 'LOOP', start: first?.start ?? null, end: last?.end ?? null, message }];
}
