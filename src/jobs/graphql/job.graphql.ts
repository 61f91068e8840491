import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Verdict } from '../../language/compare/verdict.js';
import { DateTime, Uuid } from '../../platform/graphql/scalars.graphql.js';
import type { JobStatus } from '../record/job-status.js';
import { JobStatusEnum, RefinementVerdictEnum } from './job-enums.graphql.js';

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
    description: 'The submitter’s own name for it; every operation takes either.',
  })
  clientJobId: string | null;

  @Field(() => DateTime, { description: 'When it was taken in.' })
  createdAt: Date;

  @Field(() => JobStatusEnum, { description: 'Where it stands.' })
  status: JobStatus;

  @Field(() => Uuid, { description: 'Whose it is.' })
  userId: string;

  @Field(() => String, { description: 'Where the source audio is.' })
  rawAudioUrl: string;

  @Field(() => String, {
    nullable: true,
    description: 'BCP 47 tag of the language that its submission names; null: it is detected.',
  })
  language: string | null;

  @Field(() => [String], { description: 'Names and words that its submission says are said.' })
  keywords: readonly string[];

  @Field(() => String, {
    nullable: true,
    description: 'What its submission says of speakers: off, auto or their number; null: as the setting SPEAKERS says.',
  })
  speakers: string | null;

  @Field(() => RefinementVerdictEnum, {
    nullable: true,
    description: 'What the checks say of refinedText; null without a text, and for one that nothing has judged.',
  })
  verdict: Verdict | null;

  @Field(() => Int, { nullable: true, description: 'Milliseconds from the start of the run to COMPLETE.' })
  processingTimeMs: number | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When retention deleted the recording from Storage; null: it did not. A run anew begins with null.',
  })
  audioDeletedAt: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When retention deleted transcript and refined text; null: it did not. Such a job can be run no more.',
  })
  textsDeletedAt: Date | null;
}

export { Job as JobType };
