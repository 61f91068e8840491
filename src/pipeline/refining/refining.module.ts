import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import { CopyEditor } from './copy-editor/copy-editor.js';
import { FaithfulRefining } from './faithful-refining.js';
import { OpenAiRefiner } from './openai/openai-refiner.js';
import { REFINER, type Refiner } from './refiner.js';
import { RefiningStage } from './refining.stage.js';

/** The REFINING stage with the refiner that the environment asks for. */
@Module({})
export class RefiningModule {
  /** @param imports modules that export ENVIRONMENT, TRANSCRIPT_READER and BRAND_BIBLES. */
  static with(imports: readonly (DynamicModule | Type)[]): DynamicModule {
    return {
      module: RefiningModule,
      imports: [...imports],
      providers: [
        { provide: REFINER, inject: [ENVIRONMENT], useFactory: makeRefiner },
        FaithfulRefining,
        RefiningStage,
      ],
      exports: [RefiningStage],
    };
  }
}

function makeRefiner({ refiner, providerTimeoutSeconds }: Environment): Refiner {
  return refiner === null ? new CopyEditor() : new OpenAiRefiner(refiner, providerTimeoutSeconds);
}
