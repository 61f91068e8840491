import { Field, ID, InputType, Int } from '@nestjs/graphql';
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
import { JobFilterInput } from '../../jobs/graphql/job-filter.input.graphql.js';
import { MOST_TRIED } from '../trials/trial.js';

const NAME = { each: true, message: 'each must have 1 to 128 characters' };

/** The input of `tryBrandBible`. */
@InputType('TryBrandBibleInput', {
  description:
    'A Brand Bible that is not published, and the jobs to try it on: by jobIds, else by filter, else the newest.',
})
export class TryBrandBibleInput {
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
    description: 'Seconds after which the trial ends with what it has, 10 to 3600.',
  })
  @IsInt()
  @Min(10)
  @Max(3_600)
  timeLimitSeconds: number;
}
