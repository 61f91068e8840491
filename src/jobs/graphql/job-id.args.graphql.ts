import { ArgsType, Field, ID } from '@nestjs/graphql';
import { Length } from 'class-validator';

/** Names one job. What could be no job's name is simply not found. */
@ArgsType()
export class JobIdArgs {
  @Field(() => ID, { description: 'The job’s UUID, or the name its submitter gave it.' })
  @Length(1, 128, { message: 'must have 1 to 128 characters' })
  id: string;
}
