import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { BrandBibleTrialsResolver } from './graphql/brand-bible-trials.resolver.js';
import { ParagraphEditsResolver } from './graphql/paragraph-edits.resolver.js';
import { RefinementReviewsResolver } from './graphql/refinement-reviews.resolver.js';
import { RefiningResolver } from './graphql/refining.resolver.js';
import { SpeakersResolver } from './graphql/speakers.resolver.js';
import { TextDiffResolver } from './graphql/text-diff.resolver.js';
import { RefinementsController } from './rest/refinements.controller.js';
import { SpeechController } from './rest/speech.controller.js';
import { BrandBibleTrials } from './trials/brand-bible-trials.js';
import { DraftRefining } from './trials/draft-refining.js';
import { TrialRun } from './trials/trial-run.js';
import { TrialWorker } from './trials/trial-worker.js';
import { ParagraphEdits } from './versions/paragraph-edits.js';
import { RefineAgain } from './versions/refine-again.js';
import { RefinementReviews } from './versions/refinement-reviews.js';
import { SpeakerAssignment } from './versions/speaker-assignment.js';
import { SpeakerNames } from './versions/speaker-names.js';
import { TextDiffs } from './versions/text-diffs.js';
import { TextJudgement } from './versions/text-judgement.js';
import { TextVersions } from './versions/text-versions.js';
import { TranscriptEdits } from './versions/transcript-edits.js';

const RESOLVERS = [
  RefiningResolver,
  ParagraphEditsResolver,
  RefinementReviewsResolver,
  SpeakersResolver,
  TextDiffResolver,
  BrandBibleTrialsResolver,
];

/** The versions of refined texts, refining again, and trying a Brand Bible on stored transcripts before it is published. */
@Module({})
export class RefinementsModule {
  /**
   * @param imports the platform, and the modules that export JOB_DISPATCH, what reads jobs, BRAND_BIBLES, TEXT_DESK and REFINEMENT_AUTHOR
   * @param edges whether this process answers requests
   */
  static with(imports: readonly (DynamicModule | Type)[], edges: boolean): DynamicModule {
    return {
      module: RefinementsModule,
      imports: [...imports],
      controllers: edges ? [RefinementsController, SpeechController] : [],
      providers: [
        RefineAgain,
        TextVersions,
        ParagraphEdits,
        RefinementReviews,
        TextDiffs,
        SpeakerNames,
        SpeakerAssignment,
        TextJudgement,
        TranscriptEdits,
        BrandBibleTrials,
        DraftRefining,
        TrialRun,
        TrialWorker,
        ...(edges ? RESOLVERS : []),
      ],
    };
  }
}
