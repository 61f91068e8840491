import { ArgsType, Field, ID } from '@nestjs/graphql';
import { Length } from 'class-validator';

/** Arguments of `jobProgress`. */
@ArgsType()
export class WatchedJobArgs {
  @Field(() => ID, { description: 'The job’s UUID, or the name its submitter gave it.' })
  @Length(1, 128, { message: 'must have 1 to 128 characters' })
  jobId: string;
}
