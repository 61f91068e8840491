import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { TEXT_DESK } from '../../language/thread/text-desk.js';
import { ENVIRONMENT } from '../../platform/environment/environment.js';
import { LOGGER } from '../../platform/logging/logger.js';
import { DATABASE } from '../../platform/postgres/database.js';
import { RefiningResolver } from '../../refinements/graphql/refining.resolver.js';
import { TextDiffResolver } from '../../refinements/graphql/text-diff.resolver.js';
import { RefinementsController } from '../../refinements/rest/refinements.controller.js';
import { RefineAgain } from '../../refinements/versions/refine-again.js';
import { TextDiffs } from '../../refinements/versions/text-diffs.js';
import { TextVersions } from '../../refinements/versions/text-versions.js';
import { ProviderGate } from '../providers/provider-gate.js';
import { makeRefiningChoice } from './make-refiner.js';
import { RefiningStage } from './refining.stage.js';
import { RefiningChoice } from './refining-choice.js';
import { PIN_READER, StoredPins } from './refining-store.js';

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
