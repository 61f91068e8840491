import { ArgsType, Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, ValidateNested } from 'class-validator';
import { Connection } from '../../platform/graphql/connection.graphql.js';
import { ConnectionArgs } from '../../platform/graphql/connection-args.graphql.js';
import { JobType } from './job.graphql.js';
import { FailedJobFilterInput, JobFilterInput } from './job-filters.graphql.js';

/** GraphQL's `JobOrder`. */
const JobOrderEnum = { CREATED_AT_DESC: 'CREATED_AT_DESC', CREATED_AT_ASC: 'CREATED_AT_ASC' } as const;
registerEnumType(JobOrderEnum, {
  name: 'JobOrder',
  description: 'The order of a list of jobs.',
  valuesMap: {
    CREATED_AT_DESC: { description: 'The newest first.' },
    CREATED_AT_ASC: { description: 'The oldest first.' },
  },
});

/** The arguments of `jobs`. */
@ArgsType()
export class JobsArgs extends ConnectionArgs {
  @Field(() => JobFilterInput, {
    nullable: true,
    description: 'Which jobs; by default all that the caller may see.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => JobFilterInput)
  filter?: JobFilterInput | null;

  @Field(() => JobOrderEnum, { nullable: true, description: 'The newest first by default.' })
  @IsOptional()
  @IsIn(Object.values(JobOrderEnum))
  orderBy?: keyof typeof JobOrderEnum | null;
}

/** The arguments of `failedJobs`. */
@ArgsType()
export class FailedJobsArgs extends ConnectionArgs {
  @Field(() => FailedJobFilterInput, {
    nullable: true,
    description: 'Which failed jobs; by default all that the caller may see.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => FailedJobFilterInput)
  filter?: FailedJobFilterInput | null;
}

/** A page of jobs. */
@ObjectType({ description: 'A page of jobs.' })
export class JobConnection extends Connection(JobType) {}
