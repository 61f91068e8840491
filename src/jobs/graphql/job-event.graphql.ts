import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.graphql.js';
import type { JobStatus } from '../record/job-status.js';
import { JobStatusEnum } from './job-enums.graphql.js';

/** One of `Job.events`. */
@ObjectType('JobEvent', { description: 'A change of a job’s status: the audit timeline, numbered without gaps.' })
export class JobEventType {
  @Field(() => ID, { description: 'Identifies the event among those of all jobs.' })
  eventId: string;

  @Field(() => Int, { description: 'From 1, without gaps within the job.' })
  number: number;

  @Field(() => JobStatusEnum, { nullable: true, description: 'The status before; null for the first event.' })
  fromStatus: JobStatus | null;

  @Field(() => JobStatusEnum, { description: 'The status after.' })
  toStatus: JobStatus;

  @Field(() => String, {
    description:
      'Why: submitted, started, advanced, completed, failed, cancelled, retried, swept, refined_again or changed_directly.',
  })
  reason: string;

  @Field(() => String, { nullable: true, description: 'Who or what moved it: for admins and keys, null for others.' })
  actor: string | null;

  @Field(() => Int, { description: 'Number of the newest run of a stage at that moment; 0 before the first.' })
  attempt: number;

  @Field(() => DateTime, { description: 'When, by the database’s clock.' })
  at: Date;
}
