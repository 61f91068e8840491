import { ArgsType, Field, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { JobFilterInput } from '../../jobs/graphql/job-filter.input.graphql.js';
import { MOST_REFINED_AGAIN } from '../versions/refine-again.js';

/** The arguments of `refineJobsAgain`. */
@ArgsType()
export class RefineJobsAgainArgs {
  @Field(() => JobFilterInput, { nullable: true, description: 'Which of the COMPLETE jobs; left out: all.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => JobFilterInput)
  filter?: JobFilterInput | null;

  @Field(() => Int, { nullable: true, description: 'A version of each job’s brand; left out: the active one.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  brandBibleVersion?: number | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether new texts take the place of edited ones.' })
  @IsBoolean()
  replaceEdit: boolean;

  @Field(() => Int, {
    defaultValue: 1_000,
    description: `How many at most, the oldest first; ${MOST_REFINED_AGAIN} at most.`,
  })
  @IsInt()
  @Min(1)
  @Max(MOST_REFINED_AGAIN)
  limit: number;

  @Field(() => Boolean, { defaultValue: true, description: 'True only counts: nothing is refined.' })
  @IsBoolean()
  dryRun: boolean;
}
