import { Inject, Injectable } from '@nestjs/common';
import { Fault } from '../platform/fault.js';
import { DATABASE, type Database } from '../platform/postgres/database.js';
import type { BrandBible } from './brand-bible.js';
import { toBrandBible } from './brand-bible-row.js';
import { activeVersionFor, findVersion, insertVersion } from './brand-bible-store.js';
import type { BrandBiblePin, BrandBibles } from './brand-bibles.js';
import { DEFAULT_BRAND_BIBLE, DEFAULT_BRAND_BIBLE_SOURCE } from './default-brand-bible.js';
import { verifyPin } from './verify-pin.js';

/** The published Brand Bibles; where the default brand has none, the one that ships. */
@Injectable()
export class StoredBrandBibles implements BrandBibles {
  private shipped: Promise<BrandBible> | null = null;

  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async activeFor({ userId, jobId = null }: { userId: string; jobId?: string | null }): Promise<BrandBible> {
    const { named, row } = await activeVersionFor(this.database, { jobId, userId }, DEFAULT_BRAND_BIBLE.name);
    if (row !== null) return toBrandBible(row);
    if (named === null || named === DEFAULT_BRAND_BIBLE.name) return this.storedDefault();
    throw new Fault('NOT_FOUND', `The brand "${named}" has no active Brand Bible. Publish one, then retry the job.`);
  }

  async pinned(pin: BrandBiblePin): Promise<BrandBible> {
    const row = await findVersion(this.database, pin.name, pin.version);
    return verifyPin(pin, row === null ? null : toBrandBible(row));
  }

  async version(brand: string, version: number): Promise<BrandBible> {
    const row = await findVersion(this.database, brand, version);
    if (row !== null) return toBrandBible(row);
    throw new Fault('NOT_FOUND', `There is no version ${version} of the Brand Bible "${brand.slice(0, 120)}".`);
  }

  /** The one that ships, stored at its first use: a job that pins it finds it again under any later release. */
  private storedDefault(): Promise<BrandBible> {
    this.shipped ??= this.storeDefault().catch((error: unknown) => {
      this.shipped = null;
      throw error;
    });
    return this.shipped;
  }

  private async storeDefault(): Promise<BrandBible> {
    await insertVersion(this.database, {
      brandBible: DEFAULT_BRAND_BIBLE,
      source: DEFAULT_BRAND_BIBLE_SOURCE,
      note: 'Ships with the engine.',
      publishedBy: 'engine',
    });
    const row = await findVersion(this.database, DEFAULT_BRAND_BIBLE.name, DEFAULT_BRAND_BIBLE.version);
    return row === null ? DEFAULT_BRAND_BIBLE : toBrandBible(row);
  }
}
