import { type DynamicModule, Module } from '@nestjs/common';
import { BrandBiblePublishing } from './brand-bible-publishing.js';
import { BRAND_BIBLES } from './brand-bibles.js';
import { RULE_RANKING } from './rule-ranking.js';
import { FullTextRanking } from './rule-ranking-store.js';
import { StoredBrandBibles } from './stored-brand-bibles.js';

/** Whose rules a text follows. */
@Module({})
export class BrandModule {
  /** @param imports the platform and access */
  static with(imports: DynamicModule['imports']): DynamicModule {
    return {
      module: BrandModule,
      imports,
      providers: [
        BrandBiblePublishing,
        { provide: BRAND_BIBLES, useClass: StoredBrandBibles },
        { provide: RULE_RANKING, useClass: FullTextRanking },
      ],
      exports: [BRAND_BIBLES, BrandBiblePublishing, RULE_RANKING],
    };
  }
}
