import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { actorOf, requireAdmin } from '../access/caller.js';
import { recordAction } from '../access/operator-action-store.js';
import { Fault } from '../platform/fault.js';
import { DATABASE, type Database, type DatabaseTransaction } from '../platform/postgres/database.js';
import { FOREIGN_KEY_VIOLATION, sqlStateOf } from '../platform/postgres/sql-states.js';
import type { BrandBible } from './brand-bible.js';
import { type BrandBibleChange, diffBrandBibles } from './brand-bible-diff.js';
import { toBrandBible } from './brand-bible-row.js';
import {
  activateVersion,
  type BrandBibleRow,
  clearUserBrand,
  findVersion,
  insertVersion,
  latestVersion,
  listVersions,
  lockBrand,
  setUserBrand,
} from './brand-bible-store.js';
import { BRAND_BIBLES, type BrandBibles } from './brand-bibles.js';
import { parseBrandBible, type ReadBrandBible, readBrandBible } from './parse-brand-bible.js';

/** A brand without users: its Brand Bible applies to no user, so the default brand applies. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** What is published. */
export interface PublishRequest {
  /** Markdown with front matter, or JSON. */
  readonly source: string;
  readonly note: string | null;
  /** False: a draft. It is stored, and can be tried and chosen by name, but applies to no other job. */
  readonly activate: boolean;
}

/** Publishes versions and shows them. Everything here is for admins and for the secret key. */
@Injectable()
export class BrandBiblePublishing {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(BRAND_BIBLES) private readonly bibles: BrandBibles,
  ) {}

  /**
   * Stores a version and makes it the active one of its brand. The same content under the same number is not an error: the
   * existing version is returned, and made active if requested.
   * @throws Fault FORBIDDEN; BAD_REQUEST with the place of each problem; CONFLICT if the number is taken by other content.
   */
  async publish(caller: Caller, { source, note, activate }: PublishRequest): Promise<BrandBibleRow> {
    requireAdmin(caller);
    const brandBible = parseBrandBible(source);
    const publishedBy = actorOf(caller);
    return this.database.transaction().execute(async (trx) => {
      await lockBrand(trx, brandBible.name);
      const { version } = await this.store(trx, brandBible, { source, note, publishedBy });
      if (activate) await activateVersion(trx, brandBible.name, version);
      const filter = { brand: brandBible.name, version, contentHash: brandBible.contentHash, activate };
      await recordAction(trx, caller, { action: 'PUBLISH_BRAND_BIBLE', filter, affected: 0 });
      return (await findVersion(trx, brandBible.name, version)) as BrandBibleRow;
    });
  }

  /** All problems that prevent publishing a source, with their lines. Stores nothing. @throws Fault FORBIDDEN */
  async check(caller: Caller, source: string): Promise<ReadBrandBible & { readonly newest: number | null }> {
    requireAdmin(caller);
    const found = readBrandBible(source);
    const newest = found.name === null ? null : ((await latestVersion(this.database, found.name))?.version ?? null);
    if (found.brandBible === null || newest === null || found.brandBible.version > newest) return { ...found, newest };
    const there = await findVersion(this.database, found.brandBible.name, found.brandBible.version);
    if (there?.content_hash === found.brandBible.contentHash) return { ...found, newest };
    const line = source.split('\n').findIndex((text) => /^\s*"?version"?\s*:/.test(text)) + 1;
    const problem = { field: 'version', message: mustBeAbove(newest, found.brandBible.name), line: line || null };
    return { ...found, brandBible: null, newest, problems: [problem] };
  }

  /** @throws Fault FORBIDDEN, NOT_FOUND */
  async read(caller: Caller, brand: string, version: number): Promise<BrandBibleRow> {
    requireAdmin(caller);
    const row = await findVersion(this.database, brand, version);
    if (row !== null) return row;
    throw new Fault('NOT_FOUND', `There is no version ${version} of the Brand Bible "${brand.slice(0, 120)}".`);
  }

  /** @throws Fault FORBIDDEN */
  async list(caller: Caller, page: Parameters<typeof listVersions>[1]): Promise<BrandBibleRow[]> {
    requireAdmin(caller);
    // The shipped Brand Bible is stored on first use: on a new installation that is now.
    if (page.after === null) await this.bibles.activeFor({ userId: NOBODY });
    return listVersions(this.database, page);
  }

  /** What changed from one version to another. @throws Fault FORBIDDEN, NOT_FOUND */
  async diff(caller: Caller, brand: string, from: number, to: number): Promise<BrandBibleChange[]> {
    const [before, after] = [await this.read(caller, brand, from), await this.read(caller, brand, to)];
    return diffBrandBibles(toBrandBible(before), toBrandBible(after));
  }

  /** Assigns a brand to a user's future jobs; null removes it. @throws Fault FORBIDDEN, NOT_FOUND, UNKNOWN_USER */
  async assign(caller: Caller, userId: string, brand: string | null): Promise<void> {
    requireAdmin(caller);
    await this.database.transaction().execute(async (trx) => {
      if (brand === null) await clearUserBrand(trx, userId);
      else if (!(await this.known(() => setUserBrand(trx, userId, brand, actorOf(caller))))) {
        const message = `The brand "${brand.slice(0, 120)}" has no active Brand Bible. Publish one first.`;
        throw new Fault('NOT_FOUND', message);
      }
      await recordAction(trx, caller, { action: 'ASSIGN_BRAND', filter: { userId, brand }, affected: 0 });
    });
  }

  private async known(work: () => Promise<boolean>): Promise<boolean> {
    try {
      return await work();
    } catch (error) {
      if (sqlStateOf(error) !== FOREIGN_KEY_VIOLATION) throw error;
      throw new Fault('UNKNOWN_USER', 'There is no such user in this project.', { cause: error });
    }
  }

  private async store(
    trx: DatabaseTransaction,
    brandBible: BrandBible,
    about: { readonly source: string; readonly note: string | null; readonly publishedBy: string },
  ): Promise<BrandBibleRow> {
    const { name, version, contentHash } = brandBible;
    const there = await findVersion(trx, name, version);
    if (there !== null && there.content_hash === contentHash) return there;
    const latest = await latestVersion(trx, name);
    if (there === null && version > (latest?.version ?? 0)) {
      return (await insertVersion(trx, { brandBible, ...about })) as BrandBibleRow;
    }
    const message = mustBeAbove(latest?.version ?? 0, name);
    throw new Fault('CONFLICT', `The Brand Bible cannot be published: version: ${message}.`, {
      fields: [{ field: 'version', message }],
    });
  }
}

function mustBeAbove(newest: number, name: string): string {
  return `must be above ${newest}, the newest version of "${name}": a version is never changed`;
}
