import { Inject } from '@nestjs/common';
import { Args, Field, ID, InputType, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { Caller } from '../../access/caller.js';
import { CallingAs } from '../../access/calling-as.graphql.js';
import { JobFilterInput, jobFilterOf } from '../../jobs/graphql/job-filters.graphql.js';
import { BrandBibleTrials } from '../trials/brand-bible-trials.js';
import { MOST_TRIED } from '../trials/trial.js';
import { BrandBibleTrialType, brandBibleTrialView } from './brand-bible-trial.graphql.js';

const NAME = { each: true, message: 'each must have 1 to 128 characters' };

/** The input of `tryBrandBible`. */
@InputType('TryBrandBibleInput', {
  description:
    'A Brand Bible that is not published, and the jobs to try it on: by jobIds, else by filter, else the newest.',
})
class TryBrandBibleInput {
  @Field(() => String, {
    description: 'Markdown with front matter, or JSON. Its version may be any: nothing is stored under it.',
  })
  @IsString()
  @Length(1, 1_000_000)
  source: string;

  @Field(() => [ID], {
    nullable: true,
    description: `Jobs with a transcript, by id or by the submitter’s name; ${MOST_TRIED} at most.`,
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_TRIED)
  @Length(1, 128, NAME)
  jobIds?: string[] | null;

  @Field(() => JobFilterInput, { nullable: true, description: 'Which of the COMPLETE jobs, where jobIds is left out.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => JobFilterInput)
  filter?: JobFilterInput | null;

  @Field(() => Int, {
    defaultValue: 5,
    description: `How many of the filter, the newest first; ${MOST_TRIED} at most.`,
  })
  @IsInt()
  @Min(1)
  @Max(MOST_TRIED)
  limit: number;

  @Field(() => Int, {
    defaultValue: 900,
    description: 'Seconds after which the trial ends with its results so far, 10 to 3600.',
  })
  @IsInt()
  @Min(10)
  @Max(3_600)
  timeLimitSeconds: number;
}

/** Tries Brand Bibles before they are published: for admins and the secret key. */
@Resolver()
export class BrandBibleTrialsResolver {
  constructor(@Inject(BrandBibleTrials) private readonly trials: BrandBibleTrials) {}

  @Mutation(() => BrandBibleTrialType, {
    description:
      'Starts refining stored transcripts under a Brand Bible that is not published. Nothing is transcribed, no job and no text is ' +
      'changed; a worker runs it, and brandBibleTrial shows how far it is. For admins and keys.',
  })
  async tryBrandBible(
    @CallingAs() caller: Caller,
    @Args('input', { description: 'The draft, and what to try it on.' }) input: TryBrandBibleInput,
  ) {
    const { source, jobIds = null, filter, limit, timeLimitSeconds } = input;
    const request = { source, jobIds, filter: jobFilterOf(filter), limit, timeLimitSeconds };
    return brandBibleTrialView(await this.trials.start(caller, request));
  }

  @Mutation(() => BrandBibleTrialType, {
    description:
      'Cancels a running trial: it becomes FAILED with the reason, and its results so far are kept. CONFLICT when it has ended. For admins and keys.',
  })
  async cancelBrandBibleTrial(
    @CallingAs() caller: Caller,
    @Args('id', { type: () => ID, description: 'As tryBrandBible gave it.' }) id: string,
  ) {
    return brandBibleTrialView(await this.trials.cancel(caller, id));
  }

  @Query(() => BrandBibleTrialType, {
    description: 'The state of a trial with its results so far. Kept for 30 days. For admins and keys.',
  })
  async brandBibleTrial(
    @CallingAs() caller: Caller,
    @Args('id', { type: () => ID, description: 'As tryBrandBible gave it.' }) id: string,
  ) {
    return brandBibleTrialView(await this.trials.read(caller, id));
  }
}
