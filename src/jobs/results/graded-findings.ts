import type { Finding, Verdict } from '../../language/compare/verdict.js';
import type { RefinementFinding } from './refinement.js';

/** Findings with a grade each. Those of before grades have the weight of their text's verdict, as migration 020 has it. */
export function gradedFindings(findings: readonly RefinementFinding[], verdict: Verdict | null): Finding[] {
  const grade = verdict === 'REJECT' ? 'REJECT' : 'REVIEW';
  return findings.map((finding) => ({ ...finding, grade: finding.grade ?? grade }));
}
