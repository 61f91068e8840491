import { type DynamicModule, Module } from '@nestjs/common';
import { AudioOwnerStore } from './audio/audio-owner-store.js';
import { AudioOwnership } from './audio/audio-ownership.js';
import { CreateJobsResolver } from './graphql/create-jobs.resolver.js';
import { JobDetailsResolver } from './graphql/job-details.resolver.js';
import { JobMutationsResolver } from './graphql/job-mutations.resolver.js';
import { JobPartsResolver } from './graphql/job-parts.resolver.js';
import { JobQueriesResolver } from './graphql/job-queries.resolver.js';
import { Adoption } from './intake/adoption.js';
import { BackPressure } from './intake/back-pressure.js';
import { BatchIntake } from './intake/batch-intake.js';
import { IntakeWriter } from './intake/intake-writer.js';
import { JobIntake } from './intake/job-intake.js';
import { SubmissionAnnouncer } from './intake/submission-announcer.js';
import { SubmissionReader } from './intake/submission-reader.js';
import { JobDeletion } from './lifecycle/job-deletion.js';
import { JobRequests } from './lifecycle/job-requests.js';
import { JobAudio } from './reading/job-audio.js';
import { JobFilterAccess } from './reading/job-filter-access.js';
import { JobLists } from './reading/job-lists.js';
import { JobParts } from './reading/job-parts.js';
import { JobReading } from './reading/job-reading.js';
import { JobVisibility } from './reading/job-visibility.js';
import { JobWaiting } from './reading/job-waiting.js';
import { StoredTranscriptReader } from './reading/stored-transcript-reader.js';
import { JobAudioController } from './rest/job-audio.controller.js';
import { JobBatchController } from './rest/job-batch.controller.js';
import { JobTextsController } from './rest/job-texts.controller.js';
import { JobsController } from './rest/jobs.controller.js';
import { TRANSCRIPT_READER } from './results/transcript-reader.js';

const RESOLVERS = [JobQueriesResolver, JobPartsResolver, JobDetailsResolver, JobMutationsResolver, CreateJobsResolver];

/** What a job is, how it comes in, and what may be asked of it. */
@Module({})
export class JobsModule {
  /**
   * @param imports the platform, the access module, Supabase, and the module that provides JOB_DISPATCH
   * @param edges whether this process answers requests
   */
  static with(imports: DynamicModule['imports'], edges: boolean): DynamicModule {
    return {
      module: JobsModule,
      imports,
      controllers: edges ? [JobsController, JobBatchController, JobTextsController, JobAudioController] : [],
      providers: [
        AudioOwnerStore,
        AudioOwnership,
        Adoption,
        BackPressure,
        BatchIntake,
        IntakeWriter,
        SubmissionAnnouncer,
        SubmissionReader,
        JobIntake,
        JobReading,
        ...(edges ? [JobAudio] : []),
        JobRequests,
        JobDeletion,
        JobFilterAccess,
        JobLists,
        JobParts,
        JobVisibility,
        JobWaiting,
        ...(edges ? RESOLVERS : []),
        { provide: TRANSCRIPT_READER, useClass: StoredTranscriptReader },
      ],
      exports: [
        AudioOwnerStore,
        AudioOwnership,
        JobFilterAccess,
        JobIntake,
        JobLists,
        JobReading,
        JobRequests,
        JobVisibility,
        TRANSCRIPT_READER,
      ],
    };
  }
}
