import { type DynamicModule, Module } from '@nestjs/common';
import { AudioOwnerStore } from './audio-owner-store.js';
import { AudioOwnership } from './audio-ownership.js';
import { Adoption } from './intake/adoption.js';
import { JobIntake } from './intake/job-intake.js';
import { JobReading } from './job-reading.js';
import { JobRequests } from './job-requests.js';
import { JobTextsController } from './rest/job-texts.controller.js';
import { JobsController } from './rest/jobs.controller.js';
import { StoredTranscriptReader } from './stored-transcript-reader.js';
import { TRANSCRIPT_READER } from './transcript-reader.js';

/** What a job is, how it comes in, and what may be asked of it. */
@Module({})
export class JobsModule {
  /**
   * @param imports the platform, the access module, and the module that provides JOB_DISPATCH
   * @param edges whether this process answers requests
   */
  static with(imports: DynamicModule['imports'], edges: boolean): DynamicModule {
    return {
      module: JobsModule,
      imports,
      controllers: edges ? [JobsController, JobTextsController] : [],
      providers: [
        AudioOwnerStore,
        AudioOwnership,
        Adoption,
        JobIntake,
        JobReading,
        JobRequests,
        { provide: TRANSCRIPT_READER, useClass: StoredTranscriptReader },
      ],
      exports: [AudioOwnership, JobIntake, JobReading, JobRequests, TRANSCRIPT_READER],
    };
  }
}
