import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { actorOf } from '../../access/caller.js';
import { BRAND_BIBLES, type BrandBibles } from '../../brand/brand-bibles.js';
import { readSegments, readTranscript } from '../../jobs/reading/job-detail-store.js';
import { JobReading } from '../../jobs/reading/job-reading.js';
import { JobVisibility } from '../../jobs/reading/job-visibility.js';
import { lockJob } from '../../jobs/record/job-lock-store.js';
import type { JobRecord } from '../../jobs/record/job-record.js';
import { storableText } from '../../jobs/record/storable-text.js';
import type { QualityFlag } from '../../jobs/results/transcript.js';
import type { Retimed } from '../../language/text/retime.js';
import { hasTurns, labelsOf, readTurns, withoutLabels } from '../../language/text/turns.js';
import { TEXT_DESK, type TextDesk } from '../../language/thread/text-desk.js';
import { Fault } from '../../platform/fault.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import type { StoredSegment } from './heard-segment-store.js';
import { readHeardSegments, replaceSegments } from './heard-segment-store.js';
import {
  appendEdit,
  appendJudgement,
  appendTranscript,
  makeCurrent,
  type RefinementRow,
  readCurrentRefinement,
  readRefinement,
  readRefinements,
  setTranscript,
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
    @Inject(BRAND_BIBLES) private readonly brandBibles: BrandBibles,
    @Inject(TEXT_DESK) private readonly desk: TextDesk,
  ) {}

  /** Every version, the newest first. @throws Fault NOT_FOUND, for another's job too */
  async list(caller: Caller, id: string): Promise<RefinementRow[]> {
    const { jobId } = await this.reading.one(caller, id);
    return this.visibility.read(caller, (db) => readRefinements(db, jobId));
  }

  /**
   * Stores a person's text as a further version and makes it the current one. It is judged anew, as a machine's is; the verdict
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
    const { verdict, findings, coverage } = await this.judged(job, before, { raw, refined: clean });
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
      const transcriptHash = hashOf(raw);
      const version = await appendEdit(trx, job.jobId, {
        text: clean,
        author: actorOf(caller),
        transcriptHash,
        ...{ verdict, findings, coverage },
      });
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
    return this.judged(job, current, { raw: job.rawTranscript ?? '', refined: clean });
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

  /**
   * Replaces the raw transcript of a terminal job with a person's; both are kept. What is made of a transcript follows: segments and captions get
   * the edited words at the times of the words that were heard, and the current text is judged anew where that changes its verdict or findings. The
   * refined text does not change until the job is refined again.
   * @throws Fault NOT_FOUND, BAD_REQUEST, CONFLICT
   */
  async editTranscript(caller: Caller, id: string, text: string): Promise<void> {
    const clean = requireText(text);
    const job = await this.reading.one(caller, id);
    const { jobId } = job;
    // Prepare it before the transaction: the text of a long recording takes seconds.
    const heard = await readHeardSegments(this.database, jobId);
    const spoken = withoutLabels(clean, readTurns(clean, await this.labelsOf(jobId)));
    const retimed = await this.desk.run('retime', { heard: heardStretches(heard), text: spoken });
    const before = job.status === 'COMPLETE' ? await readCurrentRefinement(this.database, jobId) : null;
    const judgement = before === null ? null : await this.judged(job, before, { raw: clean, refined: before.text });
    await this.database.transaction().execute(async (trx) => {
      const row = await lockJob(trx, jobId);
      const atRest = row !== null && ['COMPLETE', 'FAILED'].includes(row.status) && row.raw_transcript !== null;
      if (!atRest) throw new Fault('CONFLICT', 'Only the transcript of a job that has ended can be edited.');
      const current = await readCurrentRefinement(trx, jobId);
      if (row.raw_transcript !== job.rawTranscript || (before !== null && current?.version !== before.version)) {
        throw new Fault('CONFLICT', "The job's texts changed in the meantime. Load them again, then edit.");
      }
      await appendTranscript(trx, jobId, { text: clean, author: actorOf(caller) });
      await replaceSegments(trx, jobId, heard, editedSegments(heard, retimed));
      const rejudged = judgement === null ? null : { ...judgement, transcriptHash: hashOf(clean) };
      const version = rejudged === null ? null : await appendJudgement(trx, jobId, rejudged);
      if (version === null) await setTranscript(trx, jobId, clean);
      else await makeCurrent(trx, jobId, version, clean);
    });
  }

  /** The verdict of the rules on two texts of a job, under the brand of a version. */
  private async judged(job: JobRecord, version: RefinementRow | null, texts: { raw: string; refined: string }) {
    const { verdict, findings, coverage } = await this.desk.run('judge', {
      ...texts,
      speakers: await this.labelsOf(job.jobId),
      brand: await this.brandOf(job.userId, version),
      systemPrompt: job.systemPromptUsed ?? '',
      language: (await readTranscript(this.database, job.jobId))?.language ?? null,
    });
    return { verdict, findings, coverage };
  }

  /** The labels with which the turns of the job's texts begin; empty where they are in no turns. */
  private async labelsOf(jobId: string): Promise<string[]> {
    const spoken = await readSegments(this.database, jobId);
    return hasTurns(spoken) ? labelsOf(spoken) : [];
  }

  private async lockComplete(trx: Parameters<typeof lockJob>[0], jobId: string) {
    const row = await lockJob(trx, jobId);
    if (row?.status === 'COMPLETE') return row;
    throw new Fault(
      'CONFLICT',
      `Only the text of a COMPLETE job can be changed; this one is ${row?.status ?? 'gone'}.`,
    );
  }

  private brandOf(userId: string, current: RefinementRow | null) {
    const { brand_bible_name: name, brand_bible_version: version, brand_bible_hash: hash } = current ?? {};
    if (!name || !version || !hash) return this.brandBibles.activeFor({ userId });
    return this.brandBibles.pinned({ name, version, hash });
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function requireText(text: string): string {
  const clean = storableText(text).trim();
  if (clean !== '' && clean.length <= LONGEST_TEXT) return clean;
  const message = clean === '' ? 'must not be empty' : `must have at most ${LONGEST_TEXT} characters`;
  throw new Fault('BAD_REQUEST', `The text cannot be stored: it ${message}.`, { fields: [{ field: 'text', message }] });
}

/** A text that was rewritten altogether needs one remark, not a thousand. */
const MOST_FLAGS = 50;

/** Segments and flags of an edited transcript: each segment keeps the speaker of the one whose words it continues. */
function editedSegments(heard: readonly StoredSegment[], { stretches, unheard }: Retimed) {
  const segments = stretches.map(
    ({ from, start, end, text, confidence, words }): StoredSegment => ({
      start_seconds: start,
      end_seconds: end,
      text,
      confidence,
      words,
      speaker: heard[from]?.speaker ?? null,
    }),
  );
  const flags = unheard.slice(0, MOST_FLAGS).map(
    ({ start, end }): QualityFlag => ({
      kind: 'EDITED',
      start,
      end,
      message:
        'A person wrote words here that the recogniser did not hear. Their times are estimated from the words around them.',
    }),
  );
  return { segments, flags };
}

/** Segments in the form of the alignment. */
const heardStretches = (heard: readonly StoredSegment[]) =>
  heard.map(({ start_seconds: start, end_seconds: end, text, confidence, words }) => ({
    ...{ start, end, text, confidence, words },
  }));
