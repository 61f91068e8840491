import type { Finding, Verdict } from '../../language/compare/verdict.js';
import type { RefinementFinding } from './refinement.js';

/** Findings with a grade each. Older findings have no grade and get the verdict of their text, as in migration 020. */
export function gradedFindings(findings: readonly RefinementFinding[], verdict: Verdict | null): Finding[] {
  const grade = verdict === 'REJECT' ? 'REJECT' : 'REVIEW';
  return findings.map((finding) => ({ ...finding, grade: finding.grade ?? grade }));
}
