import type { ProviderUsage } from '../../jobs/results/provider-usage.js';
import type { RefinementFinding, RefinementVerdict, SecondOpinion } from '../../jobs/results/refinement.js';
import { sumUsage } from '../../jobs/results/sum-usage.js';
import type { QualityFlag } from '../../jobs/results/transcript.js';
import type { Coverage } from '../../language/compare/verdict.js';
import { seamAfter, type TranscriptPart } from './parts.js';

/** A text that was refined and judged. */
export interface JudgedText {
  readonly text: string;
  /** Who wrote it; of several, who wrote most of it. `usage` names them all. */
  readonly provider: string;
  readonly model: string;
  readonly verdict: RefinementVerdict;
  readonly coverage: Coverage;
  readonly findings: readonly RefinementFinding[];
  readonly opinions: readonly SecondOpinion[];
  /** What was found in a first answer that was repaired, without its places in that text. */
  readonly repaired?: readonly RefinementFinding[];
  readonly usage: readonly ProviderUsage[];
}

/** A part of a transcript with its outcome. */
export interface JudgedPart {
  readonly part: TranscriptPart;
  readonly judged: JudgedText;
}

/** From the best to the worst: a text that nothing could judge ranks above a doubtful one. */
const FROM_BEST: readonly RefinementVerdict[] = ['PASS', 'UNCHECKED', 'REVIEW', 'REJECT'];

/** Findings that count against PASS: how many of each grade. */
export interface GradeCounts {
  readonly reject: number;
  readonly review: number;
}

export function countGrades(findings: readonly RefinementFinding[]): GradeCounts {
  const of = (wanted: string) => findings.filter(({ grade = 'REVIEW' }) => grade === wanted).length;
  return { reject: of('REJECT'), review: of('REVIEW') };
}

/** Below 0 where the first is better: fewer changed facts, then fewer doubts. */
export function compareGrades(first: GradeCounts, second: GradeCounts): number {
  return first.reject - second.reject || first.review - second.review;
}

/** The one with fewer changed facts, then with fewer doubts; the first where they are as many: a repair that improves nothing is not used. */
export function better<Text extends { readonly findings: readonly RefinementFinding[] }>(
  first: Text,
  second: Text,
): Text {
  return compareGrades(countGrades(first.findings), countGrades(second.findings)) <= 0 ? first : second;
}

/** A remark on how the text was made is the same for every part: it is listed once, from its first part to its last. */
function remarksOnce(findings: readonly RefinementFinding[]): RefinementFinding[] {
  const remarks = new Map<string, RefinementFinding>();
  const kept: (RefinementFinding | string)[] = [];
  for (const finding of findings) {
    const { check, grade, message, rawSpan, refinedSpan } = finding;
    if (grade !== 'NOTE' || rawSpan !== null || refinedSpan === null) {
      kept.push(finding);
      continue;
    }
    const key = JSON.stringify([check, message]);
    const first = remarks.get(key);
    if (first === undefined) kept.push(key);
    remarks.set(key, { ...finding, refinedSpan: [first?.refinedSpan?.[0] ?? refinedSpan[0], refinedSpan[1]] });
  }
  return kept.map((one) => (typeof one === 'string' ? remarks.get(one)! : one));
}

/**
 * Joins the parts; findings and opinions get their places in the whole texts, usage is summed.
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
  const opinions: SecondOpinion[] = [];
  for (const [at, { part, judged }] of done.entries()) {
    const earlier = done[at - 1];
    if (earlier !== undefined) text += seamAfter(earlier.part.text, earlier.judged.text);
    const place = { raw: part.start, refined: text.length };
    findings.push(...judged.findings.map((finding) => movedFinding(finding, place)));
    repaired.push(...(judged.repaired ?? []).map((finding) => movedFinding(finding, place)));
    opinions.push(...judged.opinions.map((opinion) => movedOpinion(opinion, place)));
    text += judged.text;
  }
  const worst = Math.max(0, ...done.map(({ judged }) => FROM_BEST.indexOf(judged.verdict)));
  return {
    text,
    ...(mostOf(done) ?? author),
    verdict: FROM_BEST[worst] ?? 'REJECT',
    coverage: coverageOf(done),
    findings: heaviestFirst(remarksOnce(findings)),
    opinions: mergeOpinions(opinions),
    repaired,
    usage: sumUsage([...spent, ...done.flatMap(({ judged }) => judged.usage)]),
  };
}

/** One opinion for each model, with what it said of every part. */
function mergeOpinions(opinions: readonly SecondOpinion[]): SecondOpinion[] {
  const merged = new Map<string, SecondOpinion>();
  for (const opinion of opinions) {
    const key = JSON.stringify([opinion.provider, opinion.model]);
    const sum = merged.get(key);
    merged.set(key, sum === undefined ? opinion : joined(sum, opinion));
  }
  return [...merged.values()];
}

function joined(one: SecondOpinion, other: SecondOpinion): SecondOpinion {
  const { callId: _, ...first } = one.usage;
  const { callId: __, ...second } = other.usage;
  return {
    ...one,
    usage: sumUsage([first, second])[0] ?? one.usage,
    asked: one.asked + other.asked,
    judged: one.judged + other.judged,
    voided: one.voided + other.voided,
    pairs: [...one.pairs, ...other.pairs],
  };
}

interface Place {
  readonly raw: number;
  readonly refined: number;
}

function movedFinding(finding: RefinementFinding, by: Place): RefinementFinding {
  const { rawSpan, refinedSpan } = finding;
  return { ...finding, rawSpan: moved(rawSpan, by.raw), refinedSpan: moved(refinedSpan, by.refined) };
}

function movedOpinion(opinion: SecondOpinion, by: Place): SecondOpinion {
  const pairs = opinion.pairs.map((pair) => ({
    ...pair,
    rawSpan: moved(pair.rawSpan, by.raw),
    refinedSpan: moved(pair.refinedSpan, by.refined),
  }));
  return { ...opinion, pairs };
}

function moved<Span extends readonly [number, number] | null>(span: Span, by: number): Span {
  return (span === null ? null : [span[0] + by, span[1] + by]) as Span;
}

const GRADES = ['REJECT', 'REVIEW', 'NOTE'];

function heaviestFirst(findings: readonly RefinementFinding[]): RefinementFinding[] {
  return findings.toSorted((a, b) => GRADES.indexOf(a.grade ?? 'REVIEW') - GRADES.indexOf(b.grade ?? 'REVIEW'));
}

/** What was looked at in every part, and what was not in one or more of them. */
function coverageOf(done: readonly JudgedPart[]): Coverage {
  const all = done.map(({ judged }) => judged.coverage);
  const unchecked = [...new Set(all.flatMap((coverage) => coverage.unchecked))];
  const checked = [...new Set(all.flatMap((coverage) => coverage.checked))].filter((name) => !unchecked.includes(name));
  const { language, languageFrom } = all[0] ?? { language: null, languageFrom: 'unknown' as const };
  return { language, languageFrom, checked, unchecked };
}

/** Who wrote most of the text, null if there is none. */
function mostOf(done: readonly JudgedPart[]): Pick<JudgedText, 'provider' | 'model'> | null {
  const shares = new Map<string, { provider: string; model: string; written: number }>();
  for (const { provider, model, text } of done.map(({ judged }) => judged)) {
    const key = JSON.stringify([provider, model]);
    shares.set(key, { provider, model, written: (shares.get(key)?.written ?? 0) + text.length });
  }
  const [most] = [...shares.values()].sort((one, other) => other.written - one.written);
  return most === undefined ? null : { provider: most.provider, model: most.model };
}

/** A text that is faithful to a doubtful transcript is as doubtful as the transcript: REVIEW at best, with the reasons. */
export function withDoubts(judged: JudgedText, doubts: readonly QualityFlag[]): JudgedText {
  if (doubts.length === 0) return judged;
  const findings = doubts.map(({ message }): RefinementFinding => {
    return { check: 'recognition', grade: 'REVIEW', message, rawSpan: null, refinedSpan: null };
  });
  const verdict = judged.verdict === 'REJECT' ? 'REJECT' : 'REVIEW';
  return { ...judged, verdict, findings: [...judged.findings, ...findings] };
}
