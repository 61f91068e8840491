import { Field, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.graphql.js';

/** `Job.acknowledgement`. */
@ObjectType('FailureAcknowledgement', { description: 'That a person has seen this failure and leaves it as it is.' })
export class FailureAcknowledgementType {
  @Field(() => DateTime, { description: 'When.' })
  at: Date;

  @Field(() => String, { description: 'Who: `user` and an id, or `service`.' })
  by: string;

  @Field(() => String, { description: 'What they noted.' })
  note: string;
}
