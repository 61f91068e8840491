import { range } from '../../text/tokens.js';
import type { Matching } from '../align/matching.js';

/** A refined sentence and its spoken items. Indices, `to` exclusive. */
export interface SentencePair {
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
  readonly fromWritten: number;
  readonly toWritten: number;
}

/** Assigns every spoken item to a refined sentence. */
export function sentencePairs({ raw, refined, partnersOfWritten }: Matching): SentencePair[] {
  const bounds: { sentence: number; fromWritten: number; toWritten: number }[] = [];
  for (const [at, sentence] of refined.sentences.entries()) {
    const last = bounds.at(-1);
    if (last?.sentence === sentence) last.toWritten = at + 1;
    else bounds.push({ sentence, fromWritten: at, toWritten: at + 1 });
  }
  const ends: number[] = [];
  let reached = 0;
  for (const { fromWritten, toWritten } of bounds) {
    const said = range(fromWritten, toWritten)
      .map((at) => partnersOfWritten[at]!)
      .filter((at) => at >= reached)
      .toSorted((a, b) => a - b);
    // A single distant word is a coincidence, not the end of the sentence's speech.
    const most = reached + 3 * (toWritten - fromWritten) + 40;
    reached = Math.max(reached, (said.findLast((at) => at < most) ?? reached - 1) + 1);
    ends.push(reached);
  }
  let from = 0;
  return bounds.map((bound, index) => {
    const to =
      index === bounds.length - 1 ? raw.items.length : wholeSentence(raw.sentences, ends[index]!, ends[index + 1]!);
    const pair = { ...bound, from, to: Math.max(from, to) };
    from = pair.to;
    return pair;
  });
}

/** Lost words between two sentences belong to the first up to the end of its spoken sentence, and after that to the second. */
function wholeSentence(sentences: readonly number[], end: number, next: number): number {
  let to = end;
  while (to > 0 && to < next && sentences[to] === sentences[to - 1]) to += 1;
  return Math.min(to, Math.max(end, next));
}
