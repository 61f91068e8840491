import { Inject } from '@nestjs/common';
import { Args, ArgsType, Field, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional, Length, Matches, Min } from 'class-validator';
import type { Caller } from '../../access/caller.js';
import { CallingAs } from '../../access/calling-as.graphql.js';
import { JobType } from '../../jobs/graphql/job.graphql.js';
import { ReviewDecisionEnum } from '../../jobs/graphql/job-review.graphql.js';
import { STORABLE_MESSAGE, STORABLE_TEXT } from '../../jobs/record/storable-text.js';
import { REVIEW_DECISIONS, type ReviewDecision } from '../../jobs/results/refinement-review.js';
import { RefinementReviews } from '../versions/refinement-reviews.js';

/** The arguments of `reviewRefinement`. */
@ArgsType()
class ReviewRefinementArgs {
  @Field(() => ID, { description: 'The job’s UUID, or the name its submitter gave it.' })
  @Length(1, 128, { message: 'must have 1 to 128 characters' })
  jobId: string;

  @Field(() => ReviewDecisionEnum, { description: 'What was decided.' })
  @IsIn(REVIEW_DECISIONS)
  decision: ReviewDecision;

  @Field(() => String, { nullable: true, description: 'Why, for the next reader; 1 to 2000 characters.' })
  @IsOptional()
  @Length(1, 2000, { message: 'must have 1 to 2000 characters' })
  @Matches(/\S/, { message: 'must not be empty' })
  @Matches(STORABLE_TEXT, { message: STORABLE_MESSAGE })
  note?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that the decision is about: CONFLICT if another version is current by now.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number | null;
}

/** People's decisions on refined texts. */
@Resolver()
export class RefinementReviewsResolver {
  constructor(@Inject(RefinementReviews) private readonly reviews: RefinementReviews) {}

  @Mutation(() => JobType, {
    description:
      'Approves or rejects the current refined text of a COMPLETE job, or withdraws the decision. A new text begins without a decision.',
  })
  reviewRefinement(@CallingAs() caller: Caller, @Args() { jobId, decision, note, version }: ReviewRefinementArgs) {
    return this.reviews.decide(caller, jobId, { decision, note: note ?? null, version: version ?? null });
  }
}
