import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { TEXT_DESK } from '../../language/thread/text-desk.js';
import { ENVIRONMENT } from '../../platform/environment/environment.js';
import { LOGGER } from '../../platform/logging/logger.js';
import { DATABASE } from '../../platform/postgres/database.js';
import { REFINEMENT_AUTHOR } from '../../refinements/trials/refinement-author.js';
import { ProviderGate } from '../providers/provider-gate.js';
import { makeRefiningChoice } from './make-refiner.js';
import { RefiningStage } from './refining.stage.js';
import { RefiningChoice } from './refining-choice.js';
import { PIN_READER, StoredPins } from './refining-store.js';
import { StudyingAuthor } from './studying-author.js';

/** The REFINING stage with the refiner that the environment asks for. */
@Module({})
export class RefiningModule {
  /**
   * @param imports modules that export ENVIRONMENT, DATABASE, LOGGER, ProviderGate, TRANSCRIPT_READER, BRAND_BIBLES, TEXT_DESK and TranscriptStudy
   */
  static with(imports: readonly (DynamicModule | Type)[]): DynamicModule {
    return {
      module: RefiningModule,
      imports: [...imports],
      providers: [
        {
          provide: RefiningChoice,
          inject: [ENVIRONMENT, ProviderGate, DATABASE, LOGGER, TEXT_DESK],
          useFactory: makeRefiningChoice,
        },
        { provide: PIN_READER, useClass: StoredPins },
        { provide: REFINEMENT_AUTHOR, useClass: StudyingAuthor },
        RefiningStage,
      ],
      exports: [RefiningStage, REFINEMENT_AUTHOR],
    };
  }
}
