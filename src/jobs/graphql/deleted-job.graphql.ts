import { Field, ID, ObjectType } from '@nestjs/graphql';

/** The answer of `deleteJob`. */
@ObjectType('DeletedJob', { description: 'A job that is gone.' })
export class DeletedJobType {
  @Field(() => ID, { description: 'The id it had.' })
  jobId: string;
}
