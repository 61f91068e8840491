import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Fault } from '../platform/fault.js';
import { LOGGER, type Logger } from '../platform/logging/logger.js';
import { DATABASE, type Database } from '../platform/postgres/database.js';
import type { BrandBible } from './brand-bible.js';
import { toBrandBible } from './brand-bible-row.js';
import {
  activateVersion,
  activeVersionFor,
  type BrandBibleRow,
  findActive,
  findVersion,
  insertVersion,
  lockBrand,
} from './brand-bible-store.js';
import { type BrandBiblePin, type BrandBibles, verifyPin } from './brand-bibles.js';
import { DEFAULT_BRAND_BIBLE, DEFAULT_BRAND_BIBLE_SOURCE } from './default-brand-bible.js';

/** The publisher of the default Brand Bible. */
const ENGINE = 'engine';

/** The published Brand Bibles. If the default brand has no published version, the shipped Brand Bible is its active version. */
@Injectable()
export class StoredBrandBibles implements BrandBibles, OnApplicationBootstrap {
  private shipped: Promise<BrandBible> | null = null;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Stores the default Brand Bible at the start, so that it is listed before the first job. If the database is away, its first use stores it. */
  async onApplicationBootstrap(): Promise<void> {
    try {
      await this.storedDefault();
    } catch (error) {
      this.log.warn('The default Brand Bible could not be stored. It is stored at its first use.', { error });
    }
  }

  async activeFor({ userId, jobId = null }: { userId: string; jobId?: string | null }): Promise<BrandBible> {
    const { named, row } = await activeVersionFor(this.database, { jobId, userId }, DEFAULT_BRAND_BIBLE.name);
    if (row !== null && !isOutdated(row)) return toBrandBible(row);
    if (row !== null || named === null || named === DEFAULT_BRAND_BIBLE.name) return this.storedDefault();
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

  /** Stores the shipped Brand Bible as the active version: a job that pins it finds it again under any later release. */
  private storedDefault(): Promise<BrandBible> {
    this.shipped ??= this.storeDefault().catch((error: unknown) => {
      this.shipped = null;
      throw error;
    });
    return this.shipped;
  }

  private async storeDefault(): Promise<BrandBible> {
    const { name, version, contentHash } = DEFAULT_BRAND_BIBLE;
    const there = await findActive(this.database, name);
    if (there?.version === version && there.content_hash === contentHash) return toBrandBible(there);
    const about = { source: DEFAULT_BRAND_BIBLE_SOURCE, note: 'Ships with the engine.', publishedBy: ENGINE };
    return this.database.transaction().execute(async (trx) => {
      await lockBrand(trx, name);
      await insertVersion(trx, { brandBible: DEFAULT_BRAND_BIBLE, ...about });
      const [row, active] = [await findVersion(trx, name, version), await findActive(trx, name)];
      const replaced = active === null || isOutdated(active);
      if (replaced && row?.content_hash === contentHash) await activateVersion(trx, name, version);
      return row === null ? DEFAULT_BRAND_BIBLE : toBrandBible(row);
    });
  }
}

/** Replaces the default Brand Bible of an earlier release, but never a version that a person published. */
function isOutdated({ brand, version, published_by }: BrandBibleRow): boolean {
  return published_by === ENGINE && brand === DEFAULT_BRAND_BIBLE.name && version < DEFAULT_BRAND_BIBLE.version;
}
