import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { JobStatusEnum } from '../../jobs/graphql/job-enums.graphql.js';
import type { JobStatus } from '../../jobs/record/job-status.js';
import { DateTime } from '../../platform/graphql/date-time.graphql.js';
import { Uuid } from '../../platform/graphql/uuid.graphql.js';

/** GraphQL's `JobStatusChange`: a JobChange as it is; the resolver adds `job`. */
@ObjectType('JobStatusChange', { description: 'A job moved from one status to another.' })
export class JobStatusChangeType {
  @Field(() => ID, {
    description:
      'Where the subscription stands after this change: pass it unchanged as after, on any connection and within a week, and nothing is missed or told twice. It is opaque; jobId and number name the change itself.',
  })
  eventId: string;

  @Field(() => ID, { description: 'The job that moved.' })
  jobId: string;

  @Field(() => Int, { description: 'Counts the changes of this job from 1, without gaps: number of Job.events.' })
  number: number;

  @Field(() => Uuid, { description: 'Whose job it is.' })
  userId: string;

  @Field(() => JobStatusEnum, { nullable: true, description: 'The status before; null for a new job.' })
  fromStatus: JobStatus | null;

  @Field(() => JobStatusEnum, { description: 'The status after.' })
  toStatus: JobStatus;

  @Field(() => DateTime, { description: 'When, by the database’s clock.' })
  at: Date;

  @Field(() => Int, { description: 'Number of the newest run of a stage at that moment; 0 before the first.' })
  attempt: number;

  @Field(() => String, {
    description:
      'Why: submitted, started, advanced, completed, failed, cancelled, retried, swept, refined_again or changed_directly.',
  })
  reason: string;
}
