import { Inject, Injectable } from '@nestjs/common';
import { type Caller, mayAdminister } from '../../access/caller.js';
import type { JobTextName } from '../record/job-record.js';
import { readEnrichmentsOf } from '../results/job-enrichment-store.js';
import { readBrandingOf } from './job-brand-store.js';
import {
  readAcknowledgementsOf,
  readAttemptsOf,
  readEventsOf,
  readFlagsOf,
  readProgressOf,
  readRefinementsOf,
  readReviewsOf,
  readSegmentsOf,
  readTextsOf,
  readUsageOf,
} from './job-parts-store.js';
import { JobVisibility } from './job-visibility.js';

interface OfJob {
  readonly job_id: string;
}

/** The parts of many jobs, limited to what the caller may see: one answer for each id, in the order of the ids. */
@Injectable()
export class JobParts {
  constructor(@Inject(JobVisibility) private readonly visibility: JobVisibility) {}

  async events(caller: Caller, jobIds: readonly string[]) {
    return lists(jobIds, await this.visibility.read(caller, (db) => readEventsOf(db, jobIds)));
  }

  async attempts(caller: Caller, jobIds: readonly string[]) {
    const inFull = mayAdminister(caller);
    return lists(jobIds, await this.visibility.read(caller, (db) => readAttemptsOf(db, jobIds, inFull)));
  }

  /** @param page the slice of each job's segments: at most `first` after an ordinal */
  async segments(caller: Caller, jobIds: readonly string[], page: { readonly first: number; readonly after: number }) {
    return lists(jobIds, await this.visibility.read(caller, (db) => readSegmentsOf(db, jobIds, page)));
  }

  async flags(caller: Caller, jobIds: readonly string[]) {
    return ones(jobIds, await this.visibility.read(caller, (db) => readFlagsOf(db, jobIds)));
  }

  async refinements(caller: Caller, jobIds: readonly string[]) {
    return lists(jobIds, await this.visibility.read(caller, (db) => readRefinementsOf(db, jobIds)));
  }

  async enrichments(caller: Caller, jobIds: readonly string[]) {
    return ones(jobIds, await this.visibility.read(caller, (db) => readEnrichmentsOf(db, jobIds)));
  }

  async branding(caller: Caller, jobIds: readonly string[]) {
    return ones(jobIds, await this.visibility.read(caller, (db) => readBrandingOf(db, jobIds)));
  }

  async reviews(caller: Caller, jobIds: readonly string[]) {
    return ones(jobIds, await this.visibility.read(caller, (db) => readReviewsOf(db, jobIds)));
  }

  async usage(caller: Caller, jobIds: readonly string[]) {
    return lists(jobIds, await this.visibility.read(caller, (db) => readUsageOf(db, jobIds)));
  }

  async progress(caller: Caller, jobIds: readonly string[]) {
    return ones(jobIds, await this.visibility.read(caller, (db) => readProgressOf(db, jobIds)));
  }

  async texts(caller: Caller, jobIds: readonly string[], name: JobTextName) {
    return ones(jobIds, await this.visibility.read(caller, (db) => readTextsOf(db, jobIds, name)));
  }

  /** Null for everybody but operators, who write the notes. */
  async acknowledgements(caller: Caller, jobIds: readonly string[]) {
    if (!mayAdminister(caller)) return jobIds.map(() => null);
    return ones(jobIds, await this.visibility.read(caller, (db) => readAcknowledgementsOf(db, jobIds)));
  }
}

function lists<Row extends OfJob>(jobIds: readonly string[], rows: readonly Row[]): readonly (readonly Row[])[] {
  const byJob = Map.groupBy(rows, (row) => row.job_id);
  return jobIds.map((id) => byJob.get(id) ?? []);
}

function ones<Row extends OfJob>(jobIds: readonly string[], rows: readonly Row[]): readonly (Row | null)[] {
  const byJob = new Map(rows.map((row) => [row.job_id, row]));
  return jobIds.map((id) => byJob.get(id) ?? null);
}
