import { Field, ObjectType } from '@nestjs/graphql';
import { RefinementVerdictEnum } from '../../jobs/graphql/job-enums.graphql.js';
import { RefinementFindingType } from '../../jobs/graphql/refinement-finding.graphql.js';
import { TrialCostType } from './trial-cost.graphql.js';

/** `BrandBibleTrialResult.draft`. */
@ObjectType('TrialDraftText', { description: 'What the draft makes of the same transcript.' })
export class TrialDraftTextType {
  @Field(() => String, { description: 'The refined text.' })
  text: string;

  @Field(() => RefinementVerdictEnum, { description: 'What the checks say of it.' })
  verdict: string;

  @Field(() => [RefinementFindingType], { description: 'What the checks found.' })
  findings: readonly RefinementFindingType[];

  @Field(() => String, { description: 'Who refined it.' })
  provider: string;

  @Field(() => String, { description: 'With which model.' })
  model: string;

  @Field(() => TrialCostType, { description: 'What it took.' })
  cost: TrialCostType;
}
