import { range } from '../../text/tokens.js';
import type { Matching } from '../align/matching.js';

/** A refined sentence with the spoken items that it was made from. Indices, `to` exclusive. */
export interface SentencePair {
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
  readonly fromWritten: number;
  readonly toWritten: number;
}

/** Ties each refined sentence to the stretch of speech that it was made from; every spoken item belongs to one of them. */
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
    // One word far away is a coincidence of a common word, not the end of what the sentence was made from.
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

/** What was lost between two sentences belongs to the first as far as its spoken sentence goes, and to the second from there. */
function wholeSentence(sentences: readonly number[], end: number, next: number): number {
  let to = end;
  while (to > 0 && to < next && sentences[to] === sentences[to - 1]) to += 1;
  return Math.min(to, Math.max(end, next));
}
