import { ArgsType, Field, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, ValidateNested } from 'class-validator';
import { ConnectionArgs } from '../../platform/graphql/connection-args.graphql.js';
import { JobFilterInput } from './job-filter.input.graphql.js';

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
    description: 'Which jobs; all that the caller may see when nothing is said.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => JobFilterInput)
  filter?: JobFilterInput | null;

  @Field(() => JobOrderEnum, { nullable: true, description: 'The newest first when nothing is said.' })
  @IsOptional()
  @IsIn(Object.values(JobOrderEnum))
  orderBy?: keyof typeof JobOrderEnum | null;
}
