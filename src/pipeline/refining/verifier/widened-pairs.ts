import type { AlignedPair, Judgement } from '../../../language/compare/verdict.js';

type Span = readonly [number, number];

function around(span: Span, others: readonly (Span | null)[]): Span {
  const all = [span, ...others.filter((other) => other !== null)].filter(([start, end]) => start < end);
  if (all.length === 0) return span;
  return [Math.min(...all.map(([start]) => start)), Math.max(...all.map(([, end]) => end))];
}

/**
 * The judgement with each pair as wide as its findings: "same" excuses the findings of a pair, so a reader has to see the places of all of them.
 */
export function withWidenedPairs(judgement: Judgement): Judgement {
  const pairs = judgement.pairs.map((pair): AlignedPair => {
    const findings = pair.findings.flatMap((at) => judgement.findings[at] ?? []);
    return {
      ...pair,
      rawSpan: around(
        pair.rawSpan,
        findings.map(({ rawSpan }) => rawSpan),
      ),
      refinedSpan: around(
        pair.refinedSpan,
        findings.map(({ refinedSpan }) => refinedSpan),
      ),
    };
  });
  return { ...judgement, pairs };
}
