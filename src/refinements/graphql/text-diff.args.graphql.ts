import { ArgsType, Field, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, Min } from 'class-validator';
import { JobIdArgs } from '../../jobs/graphql/job-id.args.graphql.js';

/** The arguments of `textDiff`. */
@ArgsType()
export class TextDiffArgs extends JobIdArgs {
  @Field(() => Int, { nullable: true, description: 'A version of the refined text; left out: the current one.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number | null;
}
