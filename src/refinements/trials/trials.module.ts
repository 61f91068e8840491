import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { BrandBibleTrialsResolver } from '../graphql/brand-bible-trials.resolver.js';
import { BrandBibleTrials } from './brand-bible-trials.js';
import { DraftRefining } from './draft-refining.js';
import { TrialRun } from './trial-run.js';
import { TrialWorker } from './trial-worker.js';

/** Trying a Brand Bible on stored transcripts before it is published. */
@Module({})
export class TrialsModule {
  /**
   * @param imports the platform, and the modules that export what reads jobs, TranscriptStudy and RefiningChoice
   * @param edges whether this process answers requests
   */
  static with(imports: readonly (DynamicModule | Type)[], edges: boolean): DynamicModule {
    return {
      module: TrialsModule,
      imports: [...imports],
      providers: [BrandBibleTrials, DraftRefining, TrialRun, TrialWorker, ...(edges ? [BrandBibleTrialsResolver] : [])],
    };
  }
}
