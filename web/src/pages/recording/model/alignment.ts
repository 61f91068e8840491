import { firstAbove, type Word, wordsOf } from './words.js';

/** A change of `textDiff`, as far as it says where it is. */
export interface ChangeSpans {
  readonly before: string;
  readonly after: string;
  readonly rawSpan: readonly number[];
  readonly refinedSpan: readonly number[];
}

/** Which place of one text stands for which of the other. */
export interface Alignment {
  /** The place in the raw transcript that was said where the refined text has this place. */
  rawAt(refined: number): number;
  refinedAt(raw: number): number;
}

/** Words that one text has more than the other before both go on together. */
const LOOK_AHEAD = 12;

/**
 * Pairs the words of both texts: those of a change by their spans, all others in order. Where the texts differ although no change says
 * so, the pairs begin again at the next word that both have.
 */
export function alignTexts(raw: string, refined: string, changes: readonly ChangeSpans[]): Alignment {
  const pairs = pairsOf(raw, refined, changes);
  const rawAt = (place: number) => across(pairs, 1, 0, place);
  const refinedAt = (place: number) => across(pairs, 0, 1, place);
  return { rawAt, refinedAt };
}

/** Raw and refined offset of the same word, growing in both. */
type Pair = readonly [raw: number, refined: number];

function pairsOf(raw: string, refined: string, changes: readonly ChangeSpans[]): readonly Pair[] {
  const said = wordsOf(raw);
  const written = wordsOf(refined);
  const changed = changes.filter(({ before, after }) => before !== '' && after !== '');
  const leftOut = covered(
    said,
    changes.filter(({ before }) => before !== ''),
    ({ rawSpan }) => rawSpan,
  );
  const added = covered(
    written,
    changes.filter(({ after }) => after !== ''),
    ({ refinedSpan }) => refinedSpan,
  );
  const found: Pair[] = changed.map(({ rawSpan, refinedSpan }) => [rawSpan[0]!, refinedSpan[0]!]);
  found.push(
    ...inOrder(
      said.filter((_, at) => !leftOut.has(at)),
      written.filter((_, at) => !added.has(at)),
    ),
  );
  return growing(found.sort((a, b) => a[1] - b[1] || a[0] - b[0]));
}

function inOrder(said: readonly Word[], written: readonly Word[]): Pair[] {
  const found: Pair[] = [];
  let s = 0;
  let w = 0;
  while (s < said.length && w < written.length) {
    if (said[s]!.key !== written[w]!.key) {
      const [moreSaid, moreWritten] = nextTogether(said, written, s, w);
      s += moreSaid;
      w += moreWritten;
    }
    if (s < said.length && w < written.length) found.push([said[s]!.start, written[w]!.start]);
    s += 1;
    w += 1;
  }
  return found;
}

/** How many words to pass over on each side, the fewest in all, until both have the same word; none where that is far away. */
function nextTogether(said: readonly Word[], written: readonly Word[], s: number, w: number): Pair {
  for (let sum = 1; sum <= LOOK_AHEAD; sum += 1) {
    for (let passed = 0; passed <= sum; passed += 1) {
      const word = said[s + passed];
      if (word !== undefined && word.key === written[w + sum - passed]?.key) return [passed, sum - passed];
    }
  }
  return [0, 0];
}

/** The places of the words that lie in a span of a change. */
function covered(
  words: readonly Word[],
  changes: readonly ChangeSpans[],
  spanOf: (change: ChangeSpans) => readonly number[],
): ReadonlySet<number> {
  const found = new Set<number>();
  for (const change of changes) {
    const [start, end] = spanOf(change) as [number, number];
    for (let at = firstAbove(words.length, (i) => words[i]!.end, start); at < words.length; at += 1) {
      if (words[at]!.start >= end) break;
      found.add(at);
    }
  }
  return found;
}

/** Without pairs that go back in the raw transcript. */
function growing(pairs: readonly Pair[]): readonly Pair[] {
  let last = -1;
  return pairs.filter(([raw]) => {
    if (raw <= last) return false;
    last = raw;
    return true;
  });
}

/** From one text to the other: by the pair at or before the place, and as far behind it as here, but not past the next pair. */
function across(pairs: readonly Pair[], from: 0 | 1, to: 0 | 1, place: number): number {
  const next = firstAbove(pairs.length, (at) => pairs[at]![from], place);
  const pair = pairs[next - 1];
  if (pair === undefined) return pairs[0]?.[to] ?? 0;
  const most = pairs[next]?.[to] ?? Number.POSITIVE_INFINITY;
  return Math.min(pair[to] + (place - pair[from]), Math.max(pair[to], most - 1));
}
