import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { EnrichingStage } from './enriching.stage.js';
import { TranscriptStudy } from './transcript-study.js';

/** The ENRICHING stage. */
@Module({})
export class EnrichingModule {
  /** @param imports modules that export TRANSCRIPT_READER, BRAND_BIBLES, TEXT_DESK and RULE_RANKING. */
  static with(imports: readonly (DynamicModule | Type)[]): DynamicModule {
    return {
      module: EnrichingModule,
      imports: [...imports],
      providers: [TranscriptStudy, EnrichingStage],
      exports: [TranscriptStudy, EnrichingStage],
    };
  }
}
