import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { listCost } from '../../jobs/graphql/list-cost.js';
import { DateTime } from '../../platform/graphql/date-time.graphql.js';
import { MOST_TRIED, type Trial } from '../trials/trial.js';
import { BrandBibleTrialResultType, trialResultView } from './brand-bible-trial-result.graphql.js';
import { TrialStateEnum } from './trial-states.graphql.js';
import { TrialTotalsType, trialTotalsOf } from './trial-totals.graphql.js';

/** GraphQL's `BrandBibleTrial`. */
@ObjectType('BrandBibleTrial', {
  description: 'A Brand Bible tried on stored transcripts before it is published. Ask again to see how far it is.',
})
export class BrandBibleTrialType {
  @Field(() => ID, { description: 'For brandBibleTrial.' })
  id: string;

  @Field(() => String, { description: 'The brand that the draft names.' })
  brand: string;

  @Field(() => Int, { description: 'The version that the draft names.' })
  version: number;

  @Field(() => String, {
    description: 'SHA-256 of the draft’s content, hex: publish the same and the hash is the same.',
  })
  contentHash: string;

  @Field(() => TrialStateEnum, { description: 'Where it stands.' })
  state: string;

  @Field(() => String, { nullable: true, description: 'Why it FAILED.' })
  reason: string | null;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  startedAt: Date;

  @Field(() => String, { description: 'Who asked for it: `user` and an id, or `service`.' })
  startedBy: string;

  @Field(() => DateTime, { description: 'When it ends at the latest.' })
  deadlineAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it ended; null before.' })
  endedAt: Date | null;

  @Field(() => Int, { description: 'Jobs that have had their turn.' })
  done: number;

  @Field(() => Int, { description: 'Jobs in all.' })
  total: number;

  @Field(() => TrialTotalsType, { description: 'The results so far, added up.' })
  totals: TrialTotalsType;

  @Field(() => [BrandBibleTrialResultType], {
    description: 'One for each job, in the order they are tried.',
    complexity: listCost(MOST_TRIED),
  })
  results: readonly BrandBibleTrialResultType[];
}

export function brandBibleTrialView(trial: Trial): BrandBibleTrialType {
  const { results } = trial;
  return {
    ...trial,
    done: results.filter(({ state }) => state !== 'WAITING').length,
    total: results.length,
    totals: trialTotalsOf(results),
    results: results.map(trialResultView),
  };
}
