import { Module } from '@nestjs/common';
import { BRAND_BIBLES } from './brand-bibles.js';
import { ShippedBrandBibles } from './shipped-brand-bibles.js';

/** Whose rules a text follows. */
@Module({
  providers: [{ provide: BRAND_BIBLES, useClass: ShippedBrandBibles }],
  exports: [BRAND_BIBLES],
})
export class BrandModule {}
