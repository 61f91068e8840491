import type { BrandBible } from '../../src/brand/brand-bible.js';
import { type BrandBiblePin, type BrandBibles, verifyPin } from '../../src/brand/brand-bibles.js';
import { DEFAULT_BRAND_BIBLE } from '../../src/brand/default-brand-bible.js';

/** Gives every user the default Brand Bible, for tests without a database. */
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
