import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { actorOf } from '../../access/caller.js';
import { JobReading } from '../../jobs/reading/job-reading.js';
import { JobVisibility } from '../../jobs/reading/job-visibility.js';
import { lockJob } from '../../jobs/record/job-lock-store.js';
import { storableText } from '../../jobs/record/storable-text.js';
import { Fault } from '../../platform/fault.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { TextJudgement } from './text-judgement.js';
import {
  appendEdit,
  makeCurrent,
  type RefinementRow,
  readCurrentRefinement,
  readRefinement,
  readRefinements,
} from './text-version-store.js';

/** The longest text that a person can submit, in UTF-16 units: thirty hours of speech. */
const LONGEST_TEXT = 2_000_000;

/** The versions of a job's texts, and the edits that people make. A machine never overwrites an edit unless the caller asks for it. */
@Injectable()
export class TextVersions {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(JobReading) private readonly reading: JobReading,
    @Inject(JobVisibility) private readonly visibility: JobVisibility,
    @Inject(TextJudgement) private readonly judgement: TextJudgement,
  ) {}

  /** Every version, the newest first. @throws Fault NOT_FOUND, for another's job too */
  async list(caller: Caller, id: string): Promise<RefinementRow[]> {
    const { jobId } = await this.reading.one(caller, id);
    return this.visibility.read(caller, (db) => readRefinements(db, jobId));
  }

  /**
   * Stores a person's text as a further version and makes it the current one. It is judged again, like the text of a model; the verdict
   * and the findings are kept for the reader, and block nothing.
   * @param basedOn the version that was edited: where another is current by now, nothing is changed; null does not ask
   * @throws Fault NOT_FOUND, BAD_REQUEST, CONFLICT
   */
  async edit(caller: Caller, id: string, text: string, basedOn: number | null): Promise<RefinementRow> {
    const clean = requireText(text);
    const job = await this.reading.one(caller, id);
    // Check it before the transaction: the text of a long recording takes seconds.
    const before = await readCurrentRefinement(this.database, job.jobId);
    const raw = job.rawTranscript ?? '';
    const judged = await this.judgement.of(job, before, { raw, refined: clean });
    return this.database.transaction().execute(async (trx) => {
      const row = await this.lockComplete(trx, job.jobId);
      const current = await readCurrentRefinement(trx, job.jobId);
      if (basedOn !== null && current?.version !== basedOn) {
        const message = `Version ${basedOn} is no longer the current text: version ${current?.version ?? 'none'} is. Edit the current version.`;
        throw new Fault('CONFLICT', message);
      }
      if (current?.version !== before?.version || (row.raw_transcript ?? '') !== raw) {
        throw new Fault('CONFLICT', "The job's texts changed in the meantime. Load them again, then edit.");
      }
      const version = await appendEdit(trx, job.jobId, { text: clean, author: actorOf(caller), ...judged });
      if (version === 0) throw new Fault('CONFLICT', 'This job has no refined text to edit. Refine it again first.');
      await makeCurrent(trx, job.jobId, version);
      return (await readRefinement(trx, job.jobId, version)) as RefinementRow;
    });
  }

  /**
   * The result of the checks for a text. Stores nothing.
   * @throws Fault NOT_FOUND, BAD_REQUEST
   */
  async check(caller: Caller, id: string, text: string) {
    const clean = requireText(text);
    const job = await this.reading.one(caller, id);
    const current = await readCurrentRefinement(this.database, job.jobId);
    return this.judgement.of(job, current, { raw: job.rawTranscript ?? '', refined: clean });
  }

  /** Makes a stored version the current text. @throws Fault NOT_FOUND, CONFLICT */
  async use(caller: Caller, id: string, version: number): Promise<RefinementRow> {
    const { jobId } = await this.reading.one(caller, id);
    return this.database.transaction().execute(async (trx) => {
      await this.lockComplete(trx, jobId);
      const found = await readRefinement(trx, jobId, version);
      if (found === null) throw new Fault('NOT_FOUND', `There is no version ${version} of this job's text.`);
      await makeCurrent(trx, jobId, version);
      return { ...found, is_current: true };
    });
  }

  private async lockComplete(trx: Parameters<typeof lockJob>[0], jobId: string) {
    const row = await lockJob(trx, jobId);
    if (row?.status === 'COMPLETE') return row;
    throw new Fault(
      'CONFLICT',
      `Only the text of a COMPLETE job can be changed; this one is ${row?.status ?? 'gone'}.`,
    );
  }
}

/** The text as it is stored. @throws Fault BAD_REQUEST for an empty text and one that is too long */
export function requireText(text: string): string {
  const clean = storableText(text).trim();
  if (clean !== '' && clean.length <= LONGEST_TEXT) return clean;
  const message = clean === '' ? 'must not be empty' : `must have at most ${LONGEST_TEXT} characters`;
  throw new Fault('BAD_REQUEST', `The text cannot be stored: it ${message}.`, { fields: [{ field: 'text', message }] });
}
