import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { CheckedText, TrialResult } from '../trials/trial.js';
import { TrialCostType, trialCostOf } from './trial-cost.graphql.js';
import { TrialVerdictsType } from './trial-verdicts.graphql.js';

/** `BrandBibleTrial.totals`. */
@ObjectType('TrialTotals', { description: 'The results so far, added up.' })
export class TrialTotalsType {
  @Field(() => TrialVerdictsType, { description: 'Of the current texts of the jobs that are DONE.' })
  current: TrialVerdictsType;

  @Field(() => TrialVerdictsType, { description: 'Of the draft’s texts.' })
  draft: TrialVerdictsType;

  @Field(() => Int, { description: 'Jobs whose draft text differs from the current one by a word or its case.' })
  changedJobs: number;

  @Field(() => Int, { description: 'Places that differ, over all jobs.' })
  changes: number;

  @Field(() => TrialCostType, { description: 'What the trial took.' })
  cost: TrialCostType;
}

export function trialTotalsOf(results: readonly TrialResult[]): TrialTotalsType {
  const done = results.filter(({ state }) => state === 'DONE');
  const changes = done.map((result) => result.changes?.length ?? 0);
  return {
    current: verdictsOf(done.map(({ current }) => current?.verdict ?? null)),
    draft: verdictsOf(done.map(({ draft }) => draft?.verdict ?? null)),
    changedJobs: changes.filter((count) => count > 0).length,
    changes: changes.reduce((sum, count) => sum + count, 0),
    cost: trialCostOf(done.flatMap(({ draft }) => draft?.usage ?? [])),
  };
}

function verdictsOf(verdicts: readonly (CheckedText['verdict'] | null)[]): TrialVerdictsType {
  const count = (wanted: CheckedText['verdict']) => verdicts.filter((verdict) => verdict === wanted).length;
  return { pass: count('PASS'), review: count('REVIEW'), reject: count('REJECT') };
}
