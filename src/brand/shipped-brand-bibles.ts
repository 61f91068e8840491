import { Injectable } from '@nestjs/common';
import type { BrandBible } from './brand-bible.js';
import type { BrandBiblePin, BrandBibles } from './brand-bibles.js';
import { DEFAULT_BRAND_BIBLE } from './default-brand-bible.js';
import { verifyPin } from './verify-pin.js';

/** Gives every user the default Brand Bible, for programs without a database. */
@Injectable()
export class ShippedBrandBibles implements BrandBibles {
  activeFor(): Promise<BrandBible> {
    return Promise.resolve(DEFAULT_BRAND_BIBLE);
  }

  async pinned(pin: BrandBiblePin): Promise<BrandBible> {
    const { name, version } = DEFAULT_BRAND_BIBLE;
    return verifyPin(pin, pin.name === name && pin.version === version ? DEFAULT_BRAND_BIBLE : null);
  }

  version(name: string, version: number): Promise<BrandBible> {
    return this.pinned({ name, version, hash: DEFAULT_BRAND_BIBLE.contentHash });
  }
}
