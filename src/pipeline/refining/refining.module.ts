import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { ENVIRONMENT } from '../../platform/environment/environment.js';
import { LOGGER } from '../../platform/logging/logger.js';
import { DATABASE } from '../../platform/postgres/database.js';
import { ProviderGate } from '../providers/provider-gate.js';
import { TEXT_DESK } from '../text-work/text-desk.js';
import { RefiningResolver } from './graphql/refining.resolver.js';
import { TextDiffResolver } from './graphql/text-diff.resolver.js';
import { makeRefiningChoice } from './make-refiner.js';
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
   * @param imports modules that export ENVIRONMENT, DATABASE, ProviderGate, JOB_DISPATCH, what reads jobs, BRAND_BIBLES, TEXT_DESK and TranscriptStudy.
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
        {
          provide: RefiningChoice,
          inject: [ENVIRONMENT, ProviderGate, DATABASE, LOGGER, TEXT_DESK],
          useFactory: makeRefiningChoice,
        },
        { provide: PIN_READER, useClass: StoredPins },
        RefiningStage,
      ],
      exports: [RefiningStage, RefiningChoice],
    };
  }
}
