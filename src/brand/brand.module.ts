import { type DynamicModule, Module } from '@nestjs/common';
import { BrandBiblePublishing } from './brand-bible-publishing.js';
import { BRAND_BIBLES } from './brand-bibles.js';
import { BrandBiblesResolver } from './graphql/brand-bibles.resolver.js';
import { RULE_RANKING } from './rule-ranking.js';
import { FullTextRanking } from './rule-ranking-store.js';
import { StoredBrandBibles } from './stored-brand-bibles.js';

/** Provides the Brand Bible that a text follows. */
@Module({})
export class BrandModule {
  /**
   * @param imports the platform and access
   * @param edges whether this process answers requests
   */
  static with(imports: DynamicModule['imports'], edges: boolean): DynamicModule {
    return {
      module: BrandModule,
      imports,
      providers: [
        BrandBiblePublishing,
        ...(edges ? [BrandBiblesResolver] : []),
        { provide: BRAND_BIBLES, useClass: StoredBrandBibles },
        { provide: RULE_RANKING, useClass: FullTextRanking },
      ],
      exports: [BRAND_BIBLES, BrandBiblePublishing, RULE_RANKING],
    };
  }
}
