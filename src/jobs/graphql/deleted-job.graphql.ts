import { Field, ID, ObjectType } from '@nestjs/graphql';

/** The answer of `deleteJob`. */
@ObjectType('DeletedJob', { description: 'A deleted job.' })
export class DeletedJobType {
  @Field(() => ID, { description: 'The id it had.' })
  jobId: string;
}
