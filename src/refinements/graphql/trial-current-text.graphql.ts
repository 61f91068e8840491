import { Field, Int, ObjectType } from '@nestjs/graphql';
import { RefinementVerdictEnum } from '../../jobs/graphql/job-enums.graphql.js';
import { RefinementFindingType } from '../../jobs/graphql/refinement-finding.graphql.js';

/** `BrandBibleTrialResult.current`. */
@ObjectType('TrialCurrentText', { description: 'The text that a job had when a draft was tried on it.' })
export class TrialCurrentTextType {
  @Field(() => Int, { nullable: true, description: 'Its version; null for a text that no refinement made.' })
  version: number | null;

  @Field(() => String, { description: 'The refined text.' })
  text: string;

  @Field(() => RefinementVerdictEnum, {
    nullable: true,
    description: 'What the checks say of it; null: never checked.',
  })
  verdict: string | null;

  @Field(() => [RefinementFindingType], { description: 'What the checks found.' })
  findings: readonly RefinementFindingType[];
}
