import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Verdict } from '../../language/compare/verdict.js';
import { DateTime, Uuid } from '../../platform/graphql/scalars.graphql.js';
import type { JobDriver } from '../../platform/postgres/job-tables.js';
import type { JobStatus } from '../record/job-status.js';
import type { WaitingWhat } from '../record/waiting-for.js';
import { JobDriverEnum, JobStatusEnum, RefinementVerdictEnum } from './job-enums.graphql.js';

/**
 * GraphQL's `Job`: a JobRecord as it is; what is fetched beside it (the three texts, events, attempts, segments, refinements, usage, progress,
 * acknowledgement, errorDetails, actions, brand, brandBible) is added by the resolvers of fields. Its own name is what the connection is named by.
 */
@ObjectType('Job', { description: 'A recording on its way to a refined text.' })
class Job {
  @Field(() => ID, { description: 'The job’s UUID.' })
  jobId: string;

  @Field(() => String, {
    nullable: true,
    description: 'The submitter’s own name for it; every operation accepts the id or this name.',
  })
  clientJobId: string | null;

  @Field(() => DateTime, { description: 'When it was submitted.' })
  createdAt: Date;

  @Field(() => JobStatusEnum, { description: 'Its state.' })
  status: JobStatus;

  @Field(() => JobDriverEnum, { description: 'Who moves it through its stages.' })
  drivenBy: JobDriver;

  @Field(() => Uuid, { description: 'The id of its owner.' })
  userId: string;

  @Field(() => String, { description: 'Where the source audio is.' })
  rawAudioUrl: string;

  @Field(() => String, {
    nullable: true,
    description: 'BCP 47 tag of the language that its submission names; null: it is detected.',
  })
  language: string | null;

  @Field(() => [String], { description: 'Names and words that its submission expects in the recording.' })
  keywords: readonly string[];

  @Field(() => String, {
    nullable: true,
    description:
      'What its submission says about speakers: off, auto or their number; null: the setting SPEAKERS applies.',
  })
  speakers: string | null;

  @Field(() => RefinementVerdictEnum, {
    nullable: true,
    description: 'The verdict of the checks on refinedText; null without a text, and for a text that was not judged.',
  })
  verdict: Verdict | null;

  @Field(() => Int, { nullable: true, description: 'Milliseconds from the start of the run to COMPLETE.' })
  processingTimeMs: number | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When retention deleted the recording from Storage; null: it did not. Running the job again resets it to null.',
  })
  audioDeletedAt: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When retention deleted transcript and refined text; null: it did not. Such a job cannot run again.',
  })
  textsDeletedAt: Date | null;
}

export { Job as JobType };

/** GraphQL's `WaitingWhat`. */
export const WaitingWhatEnum = { PROVIDER: 'PROVIDER', STORAGE: 'STORAGE', TURN: 'TURN', RETRY: 'RETRY' } as const;
registerEnumType(WaitingWhatEnum, {
  name: 'WaitingWhat',
  description: 'What a job can wait for.',
  valuesMap: {
    PROVIDER: { description: 'A transcriber or refiner that is down, limits requests, or serves other requests.' },
    STORAGE: { description: 'The server that has its recording.' },
    TURN: { description: 'Its turn in the queue.' },
    RETRY: { description: 'Its next attempt after another transient failure.' },
  },
});

/** `Job.waitingFor`. */
@ObjectType('WaitingFor', { description: 'Why a job waits.' })
export class WaitingForType {
  @Field(() => WaitingWhatEnum, { description: 'What it waits for.' })
  what: WaitingWhat;

  @Field(() => DateTime, { description: 'Since when.' })
  since: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it is tried again; null: as soon as its turn comes.' })
  nextTry: Date | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many turns of its queue come before its own: its place minus one. Null when it waits for something else, or is not in the queue yet.',
  })
  turnsBefore: number | null;

  @Field(() => String, { description: 'What happened, and what the engine does about it.' })
  reason: string;
}
