import { ArgsType, Field } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { ConnectionArgs } from '../../platform/graphql/connection-args.graphql.js';
import { FailedJobFilterInput } from './failed-job-filter.input.graphql.js';

/** The arguments of `failedJobs`. */
@ArgsType()
export class FailedJobsArgs extends ConnectionArgs {
  @Field(() => FailedJobFilterInput, {
    nullable: true,
    description: 'Which failed jobs; all that the caller may see when nothing is said.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => FailedJobFilterInput)
  filter?: FailedJobFilterInput | null;
}
