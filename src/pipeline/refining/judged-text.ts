import type { ProviderUsage } from '../../jobs/results/provider-usage.js';
import type { RefinementFinding, RefinementVerdict } from '../../jobs/results/refinement.js';
import { sumUsage } from '../../jobs/results/sum-usage.js';
import { seamAfter, type TranscriptPart } from './parts.js';

/** A text that was refined and judged. */
export interface JudgedText {
  readonly text: string;
  /** Who wrote it; of several, who wrote most of it. `usage` names them all. */
  readonly provider: string;
  readonly model: string;
  readonly verdict: RefinementVerdict;
  readonly findings: readonly RefinementFinding[];
  /** What was found in a first answer that was repaired, without its places in that text. */
  readonly repaired?: readonly RefinementFinding[];
  readonly usage: readonly ProviderUsage[];
}

/** A part of a transcript with what became of it. */
export interface JudgedPart {
  readonly part: TranscriptPart;
  readonly judged: JudgedText;
}

const VERDICTS: readonly RefinementVerdict[] = ['PASS', 'REVIEW', 'REJECT'];

/** The one with the better verdict; with the same, the one with fewer findings, the second where they are as many. */
export function better(first: JudgedText, second: JudgedText): JudgedText {
  const difference = VERDICTS.indexOf(second.verdict) - VERDICTS.indexOf(first.verdict);
  if (difference !== 0) return difference < 0 ? second : first;
  return second.findings.length <= first.findings.length ? second : first;
}

/**
 * Joins the parts; findings get their places in the whole texts, usage is summed.
 * @param spent what was used beside them, for answers that were not taken
 * @param author who refines, for a text without parts
 */
export function together(
  done: readonly JudgedPart[],
  spent: readonly ProviderUsage[],
  author: Pick<JudgedText, 'provider' | 'model'>,
): JudgedText {
  let text = '';
  const findings: RefinementFinding[] = [];
  const repaired: RefinementFinding[] = [];
  for (const [at, { part, judged }] of done.entries()) {
    if (at > 0) text += seamAfter(done[at - 1]?.part.text ?? '');
    for (const finding of judged.findings) {
      const rawSpan = moved(finding.rawSpan, part.start);
      findings.push({ ...finding, rawSpan, refinedSpan: moved(finding.refinedSpan, text.length) });
    }
    for (const finding of judged.repaired ?? []) {
      repaired.push({ ...finding, rawSpan: moved(finding.rawSpan, part.start) });
    }
    text += judged.text;
  }
  const worst = Math.max(0, ...done.map(({ judged }) => VERDICTS.indexOf(judged.verdict)));
  const usage = sumUsage([...spent, ...done.flatMap(({ judged }) => judged.usage)]);
  return { text, ...(mostOf(done) ?? author), verdict: VERDICTS[worst] ?? 'REJECT', findings, repaired, usage };
}

function moved(span: readonly [number, number] | null, by: number): [number, number] | null {
  return span === null ? null : [span[0] + by, span[1] + by];
}

/** Who wrote most of the text, null where there is none. */
function mostOf(done: readonly JudgedPart[]): Pick<JudgedText, 'provider' | 'model'> | null {
  const shares = new Map<string, { provider: string; model: string; written: number }>();
  for (const { provider, model, text } of done.map(({ judged }) => judged)) {
    const key = JSON.stringify([provider, model]);
    shares.set(key, { provider, model, written: (shares.get(key)?.written ?? 0) + text.length });
  }
  const [most] = [...shares.values()].sort((one, other) => other.written - one.written);
  return most === undefined ? null : { provider: most.provider, model: most.model };
}
