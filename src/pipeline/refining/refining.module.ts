import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import { CopyEditor } from './copy-editor/copy-editor.js';
import { FaithfulRefining } from './faithful-refining.js';
import { RefiningResolver } from './graphql/refining.resolver.js';
import { TextDiffResolver } from './graphql/text-diff.resolver.js';
import { OpenAiRefiner } from './openai/openai-refiner.js';
import { RefiningStage } from './refining.stage.js';
import { RefiningChoice } from './refining-choice.js';
import { PIN_READER, StoredPins } from './refining-store.js';
import { RefinementsController } from './rest/refinements.controller.js';
import { RefineAgain } from './versions/refine-again.js';
import { TextDiffs } from './versions/text-diffs.js';
import { TextVersions } from './versions/text-versions.js';

/** The REFINING stage with the refiner that the environment asks for. */
@Module({})
export class RefiningModule {
  /**
   * @param imports modules that export ENVIRONMENT, DATABASE, JOB_DISPATCH, what reads jobs, BRAND_BIBLES and TranscriptStudy.
   * @param edges whether this process answers requests
   */
  static with(imports: readonly (DynamicModule | Type)[], edges: boolean): DynamicModule {
    return {
      module: RefiningModule,
      imports: [...imports],
      controllers: edges ? [RefinementsController] : [],
      providers: [
        RefineAgain,
        TextVersions,
        TextDiffs,
        ...(edges ? [RefiningResolver, TextDiffResolver] : []),
        { provide: RefiningChoice, inject: [ENVIRONMENT], useFactory: chooseRefiner },
        { provide: PIN_READER, useClass: StoredPins },
        RefiningStage,
      ],
      exports: [RefiningStage, RefiningChoice],
    };
  }
}

function chooseRefiner({ refiner, providerTimeoutSeconds, refinerOnReject }: Environment): RefiningChoice {
  const copyEditor = new FaithfulRefining(new CopyEditor());
  if (refiner === null) return new RefiningChoice(copyEditor, null);
  const model = new FaithfulRefining(new OpenAiRefiner(refiner, providerTimeoutSeconds));
  return new RefiningChoice(model, refinerOnReject === 'copy-editor' ? copyEditor : null);
}
