import type { Refinement, RefinementFinding } from '../../jobs/results/refinement.js';
import { Fault } from '../../platform/fault.js';

/** How often each check found something: no word of the text is in it. */
export function tally(findings: readonly RefinementFinding[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { check } of findings) counts[check] = (counts[check] ?? 0) + 1;
  return counts;
}

/** The checks rejected a text. It carries that text, so that it is stored with its findings for a person to see. */
export class UnfaithfulRefinement extends Fault {
  constructor(readonly refinement: Refinement) {
    const found = Object.entries(tally(refinement.findings)).map(([check, count]) => `${check} (${count})`);
    const message = `The refined text does not say what was said; the checks that found it: ${found.join(', ')}. Retry the job with another model, or with the offline copy-editor.`;
    super('REFINER_UNFAITHFUL', message, { provider: refinement.provider });
  }
}
