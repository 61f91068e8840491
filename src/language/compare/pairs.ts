import type { Matching } from './align/matching.js';
import { type SentencePair, sentencePairs } from './meaning/sentence-pairs.js';
import type { AlignedPair, Finding } from './verdict.js';

/** The pairs of sentences with a finding; all pairs if the language has no rules. */
export function pairsOf(matching: Matching, findings: readonly Finding[], covered: boolean): AlignedPair[] {
  const { raw, refined } = matching;
  return sentencePairs(matching).flatMap((pair): AlignedPair[] => {
    const [rawSpan, refinedSpan] = [
      spanOf(raw.items, pair.from, pair.to),
      spanOf(refined.items, pair.fromWritten, pair.toWritten),
    ];
    const inside = [...findings.keys()].filter((at) => stands(findings[at]!, rawSpan, refinedSpan));
    const open = inside.some((at) => findings[at]!.grade !== 'NOTE');
    return open || !covered ? [{ rawSpan, refinedSpan, findings: inside }] : [];
  });
}

function spanOf(items: Matching['raw']['items'], from: number, to: number): [number, number] {
  const place = items[from]?.start ?? items.at(-1)?.end ?? 0;
  return to > from ? [items[from]!.start, items[to - 1]!.end] : [place, place];
}

function stands({ rawSpan, refinedSpan }: Finding, said: SentenceSpan, written: SentenceSpan): boolean {
  if (refinedSpan !== null)
    return refinedSpan[0] >= written[0] && refinedSpan[0] < Math.max(written[1], written[0] + 1);
  return rawSpan !== null && rawSpan[0] >= said[0] && rawSpan[0] < Math.max(said[1], said[0] + 1);
}

type SentenceSpan = readonly [number, number];

export type { SentencePair };
