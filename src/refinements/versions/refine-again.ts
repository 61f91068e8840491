import { Inject, Injectable } from '@nestjs/common';
import { actorOf, type Caller, mayAdminister, requireAdmin } from '../../access/caller.js';
import { recordAction } from '../../access/operator-action-store.js';
import { BRAND_BIBLES, type BrandBiblePin, type BrandBibles, pinOf } from '../../brand/brand-bibles.js';
import { JobLifecycle } from '../../jobs/lifecycle/job-lifecycle.js';
import type { JobFilter } from '../../jobs/reading/job-filter.js';
import { JobFilterAccess } from '../../jobs/reading/job-filter-access.js';
import { JobReading } from '../../jobs/reading/job-reading.js';
import { requireEngineDriven } from '../../jobs/record/job-driver.js';
import type { JobRecord } from '../../jobs/record/job-record.js';
import { requireSomethingLeft } from '../../jobs/record/retention-state.js';
import { Fault } from '../../platform/fault.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { countRefinable, lockManyRefinable, lockRefinable, type Refinable, storeOrders } from './refine-again-store.js';

/** The settings of a further refinement. */
export interface RefineAgainRequest {
  /** A version of the job's brand; null: the active one. */
  readonly version: number | null;
  /** Whether the new text replaces a text that a person edited. */
  readonly replacesEdit: boolean;
}

/** Jobs moved by one transaction: short locks, and still few commits for thousands of jobs. */
const BATCH = 100;
/** Most jobs of one request. */
export const MOST_REFINED_AGAIN = 10_000;

/** Refines jobs again from their stored transcripts: nothing is transcribed a second time. */
@Injectable()
export class RefineAgain {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(JobLifecycle) private readonly lifecycle: JobLifecycle,
    @Inject(BRAND_BIBLES) private readonly brandBibles: BrandBibles,
    @Inject(JobReading) private readonly reading: JobReading,
    @Inject(JobFilterAccess) private readonly access: JobFilterAccess,
  ) {}

  /**
   * Opens one job again: COMPLETE, or FAILED with its transcript and prompt stored.
   * @throws Fault NOT_FOUND for an unknown job or version (or another's job), CONFLICT while it is unfinished, a client drives it or its texts were
   * deleted, FORBIDDEN where a user
   * names a version that is not the active one.
   */
  async one(caller: Caller, id: string, request: RefineAgainRequest): Promise<JobRecord> {
    const { jobId, status, drivenBy, textsDeletedAt } = await this.reading.one(caller, id);
    requireEngineDriven(drivenBy);
    requireSomethingLeft({ raw_transcript: null, audio_deleted_at: null, texts_deleted_at: textsDeletedAt });
    return this.database.transaction().execute(async (trx) => {
      const found = await lockRefinable(trx, jobId);
      if (found === null) {
        const message = `Only a job that is COMPLETE, or FAILED with its transcript stored, can be refined again; this one is ${status}.`;
        throw new Fault('CONFLICT', message);
      }
      const order = { ...found, pin: await this.pinFor(caller, found, request.version) };
      const by = { actor: actorOf(caller), replacesEdit: request.replacesEdit };
      await storeOrders(trx, [order], by);
      const jobs = await this.lifecycle.reopen(trx, [order], by.actor);
      await recordAction(trx, caller, { action: 'REFINE_AGAIN', jobId, affected: 1 });
      return jobs[0] as JobRecord;
    });
  }

  /** The number of COMPLETE jobs that a filter matches. @throws Fault FORBIDDEN */
  async count(caller: Caller, asked: JobFilter): Promise<number> {
    requireAdmin(caller);
    const filter = await this.access.admit(caller, asked);
    return filter === null ? 0 : countRefinable(this.database, filter);
  }

  /**
   * Reopens COMPLETE jobs, oldest first, up to `limit`. Each batch commits separately, so a later fault does not undo it.
   * @throws Fault FORBIDDEN unless the caller is an admin or a key, NOT_FOUND for an unknown version.
   */
  async many(
    caller: Caller,
    asked: JobFilter,
    request: RefineAgainRequest & { readonly limit: number },
  ): Promise<number> {
    requireAdmin(caller);
    const filter = await this.access.admit(caller, asked);
    if (filter === null) return 0;
    const done: string[] = [];
    const limit = Math.min(request.limit, MOST_REFINED_AGAIN);
    for (let moved = BATCH; moved > 0 && done.length < limit; ) {
      moved = await this.batch(caller, filter, request, { limit: Math.min(BATCH, limit - done.length), done });
    }
    return done.length;
  }

  private batch(
    caller: Caller,
    filter: JobFilter,
    { version, replacesEdit }: RefineAgainRequest,
    page: { readonly limit: number; readonly done: string[] },
  ): Promise<number> {
    return this.database.transaction().execute(async (trx) => {
      const found = await lockManyRefinable(trx, filter, page);
      if (found.length === 0) return 0;
      const pins = new Map<string | null, BrandBiblePin>();
      for (const job of found) {
        if (!pins.has(job.brand)) pins.set(job.brand, await this.pinFor(caller, job, version));
      }
      const orders = found.map((job) => ({ ...job, pin: pins.get(job.brand) as BrandBiblePin }));
      await storeOrders(trx, orders, { actor: actorOf(caller), replacesEdit });
      await this.lifecycle.reopen(trx, orders, actorOf(caller));
      const filtered = JSON.parse(JSON.stringify(filter)) as object;
      await recordAction(trx, caller, { action: 'REFINE_AGAIN', filter: filtered, affected: found.length });
      page.done.push(...found.map(({ jobId }) => jobId));
      return found.length;
    });
  }

  private async pinFor(caller: Caller, job: Refinable, version: number | null): Promise<BrandBiblePin> {
    const active = pinOf(await this.brandBibles.activeFor(job));
    if (version === null || version === active.version) return active;
    if (!mayAdminister(caller)) {
      throw new Fault('FORBIDDEN', 'Only admins can choose an inactive version of the Brand Bible.');
    }
    return pinOf(await this.brandBibles.version(active.name, version));
  }
}
