import { Injectable } from '@nestjs/common';
import type { BrandBible } from './brand-bible.js';
import type { BrandBibles } from './brand-bibles.js';
import { DEFAULT_BRAND_BIBLE } from './default-brand-bible.js';

/** Gives every user the Brand Bible that ships. */
@Injectable()
export class ShippedBrandBibles implements BrandBibles {
  activeFor(): Promise<BrandBible> {
    return Promise.resolve(DEFAULT_BRAND_BIBLE);
  }
}
