import { ArgsType, Field } from '@nestjs/graphql';
import { Length, Matches } from 'class-validator';
import { JobIdArgs } from '../../../jobs/graphql/job-id.args.graphql.js';
import { STORABLE_MESSAGE, STORABLE_TEXT } from '../../../jobs/graphql/storable.js';

/** The arguments of `acknowledgeFailure`. */
@ArgsType()
export class AcknowledgeFailureArgs extends JobIdArgs {
  @Field(() => String, { description: 'What the next person should know, 1 to 2000 characters.' })
  @Length(1, 2000, { message: 'must have 1 to 2000 characters' })
  @Matches(/\S/, { message: 'must say something' })
  @Matches(STORABLE_TEXT, { message: STORABLE_MESSAGE })
  note: string;
}
