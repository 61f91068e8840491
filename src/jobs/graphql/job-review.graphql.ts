import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/scalars.graphql.js';
import { REVIEW_DECISIONS, type ReviewDecision } from '../results/refinement-review.js';
import { named } from './job-enums.graphql.js';

/** GraphQL's `ReviewDecision`. */
export const ReviewDecisionEnum = named(REVIEW_DECISIONS);
registerEnumType(ReviewDecisionEnum, {
  name: 'ReviewDecision',
  description: 'What a person decides on a refined text.',
  valuesMap: {
    APPROVE: { description: 'It can be published.' },
    REJECT: { description: 'It cannot be published in this form.' },
    REOPEN: { description: 'The earlier decision no longer counts.' },
  },
});

/** `Job.review`. */
@ObjectType('RefinementReview', { description: 'What a person decided on the current refined text.' })
export class RefinementReviewType {
  @Field(() => ReviewDecisionEnum, { description: 'What was decided: APPROVE or REJECT.' })
  decision: ReviewDecision;

  @Field(() => Int, { description: 'The version that was decided on.' })
  version: number;

  @Field(() => String, { nullable: true, description: 'Why.' })
  note: string | null;

  @Field(() => DateTime, { description: 'When.' })
  at: Date;

  @Field(() => String, { description: 'Who: `user` and an id, or `service`.' })
  by: string;
}
