import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { EnrichingStage } from './enriching.stage.js';

/** The ENRICHING stage. */
@Module({})
export class EnrichingModule {
  /** @param imports modules that export TRANSCRIPT_READER and BRAND_BIBLES. */
  static with(imports: readonly (DynamicModule | Type)[]): DynamicModule {
    return { module: EnrichingModule, imports: [...imports], providers: [EnrichingStage], exports: [EnrichingStage] };
  }
}
