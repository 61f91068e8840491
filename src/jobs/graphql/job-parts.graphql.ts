import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { JobFaultCode } from '../../platform/fault-codes.js';
import { DateTime, Json } from '../../platform/graphql/scalars.graphql.js';
import type { JobStatus } from '../record/job-status.js';
import type { QualityFlag } from '../results/transcript.js';
import { AttemptOutcomeEnum, JobErrorCodeEnum, JobStatusEnum, QualityFlagKindEnum } from './job-enums.graphql.js';

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

/** One of `Job.attempts`. */
@ObjectType('JobAttempt', { description: 'One run of a stage.' })
export class JobAttemptType {
  @Field(() => Int, { description: 'From 1, over all stages and retries of the job.' })
  attempt: number;

  @Field(() => String, { description: 'The stage that ran.' })
  stage: string;

  @Field(() => AttemptOutcomeEnum, { description: 'How it ended.' })
  outcome: string;

  @Field(() => DateTime, { description: 'When a worker took it.' })
  startedAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it ended; null while it runs.' })
  endedAt: Date | null;

  @Field(() => JobErrorCodeEnum, { nullable: true, description: 'The kind of failure; null if it did not fail.' })
  errorCode: JobFaultCode | null;

  @Field(() => String, { nullable: true, description: 'What happened and what to do; null if it did not fail.' })
  errorMessage: string | null;

  @Field(() => String, { nullable: true, description: 'The worker that ran it: for admins and keys, null for others.' })
  worker: string | null;

  @Field(() => Json, {
    nullable: true,
    description: 'The complete failure with its cause: for admins and keys; null for others.',
  })
  fault: object | null;
}

/** What every report of progress says of the running stage. */
@ObjectType({ isAbstract: true })
export abstract class StageProgress {
  @Field(() => Float, { nullable: true, description: 'Seconds left in the stage; null if nothing is known yet.' })
  secondsLeft: number | null;

  @Field(() => Int, { nullable: true, description: 'Parts of the work that are done; null if it has none.' })
  chunksDone: number | null;

  @Field(() => Int, { nullable: true, description: 'Parts that the work has; null if it has none.' })
  chunksTotal: number | null;
}

/** `Job.progress`. */
@ObjectType('JobProgress', { description: 'How far the running stage is.' })
export class JobProgressType extends StageProgress {
  @Field(() => JobStatusEnum, { description: 'The stage that runs.' })
  stage: JobStatus;

  @Field(() => Float, { description: '0 to 100 within the stage.' })
  percent: number;

  @Field(() => String, { description: 'What is being done, for a person.' })
  note: string;

  @Field(() => DateTime, { description: 'When the stage reported it.' })
  at: Date;
}

/** One of `Job.usage`. */
@ObjectType('JobUsage', {
  description:
    'What one provider was asked for during one run of a stage, from its first answer on: of a run that failed too.',
})
export class JobUsageType {
  @Field(() => Int, { description: 'Number of the run of a stage.' })
  attempt: number;

  @Field(() => String, { description: 'The stage that ran.' })
  stage: string;

  @Field(() => String, { description: 'The provider that was asked.' })
  provider: string;

  @Field(() => String, { description: 'The model that answered.' })
  model: string;

  @Field(() => Int, { description: 'How many requests.' })
  requests: number;

  @Field(() => Float, { nullable: true, description: 'Seconds of audio sent; null for a language model.' })
  audioSeconds: number | null;

  @Field(() => Int, { nullable: true, description: 'Tokens sent; null for a recogniser.' })
  inputTokens: number | null;

  @Field(() => Int, { nullable: true, description: 'Tokens received; null for a recogniser.' })
  outputTokens: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'US dollars by the prices that were set; null if none was, or if not all of it is known.',
  })
  costUsd: number | null;

  @Field(() => DateTime, { description: 'When the last of it was stored.' })
  at: Date;
}

/** One of `Job.segments`. */
@ObjectType('TranscriptSegment', {
  description: 'A stretch of speech. Times are seconds from the start of the recording.',
})
export class TranscriptSegmentType {
  @Field(() => Int, { description: 'From 0, in the order of speech; pass the last one as after to read on.' })
  ordinal: number;

  @Field(() => Float, { nullable: true, description: 'Start in seconds; null if the recogniser gives no times.' })
  start: number | null;

  @Field(() => Float, { nullable: true, description: 'End in seconds; null if the recogniser gives no times.' })
  end: number | null;

  @Field(() => String, { description: 'What was said.' })
  text: string;

  @Field(() => Float, { nullable: true, description: '0 to 1; null if the recogniser gives none.' })
  confidence: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Who says it: the name that was set, else Speaker 1, Speaker 2 and so on; null if the speaker is not known.',
  })
  speaker: string | null;

  @Field(() => [Float], {
    nullable: true,
    description:
      'Seconds at which each word of the text begins, a word being the text between two spaces; null if the recogniser gives no times of words.',
  })
  wordStarts: number[] | null;
}

/** `Job.flags`. */
@ObjectType('QualityFlag', { description: 'Something about a transcript that a reader should know, with its place.' })
export class QualityFlagType {
  @Field(() => QualityFlagKindEnum, { description: 'What it is.' })
  kind: QualityFlag['kind'];

  @Field(() => String, { description: 'What was found and what to do about it.' })
  message: string;

  @Field(() => Float, { nullable: true, description: 'From this second of the recording; null: it is of the whole.' })
  start: number | null;

  @Field(() => Float, { nullable: true, description: 'To this second of the recording; null: it is of the whole.' })
  end: number | null;
}

/** `Job.brandBible`. */
@ObjectType('BrandBiblePin', { description: 'One version of a Brand Bible, regardless of later versions.' })
export class BrandBiblePinType {
  @Field(() => String, { description: 'The brand.' })
  name: string;

  @Field(() => Int, { description: 'The version of its rules.' })
  version: number;

  @Field(() => String, { description: 'SHA-256 of that version’s content, hex.' })
  hash: string;
}
