import { Inject, Injectable } from '@nestjs/common';
import type { BrandBible } from '../../brand/brand-bible.js';
import { findJob } from '../../jobs/record/job-store.js';
import { storableText } from '../../jobs/record/storable-text.js';
import { TRANSCRIPT_READER, type TranscriptReader } from '../../jobs/results/transcript-reader.js';
import { TEXT_DESK, type TextDesk } from '../../language/thread/text-desk.js';
import { Fault } from '../../platform/fault.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { readCurrentRefinement } from '../versions/text-version-store.js';
import { REFINEMENT_AUTHOR, type RefinementAuthor } from './refinement-author.js';
import type { CurrentText, TrialOutcome } from './trial.js';

type Tried = Extract<TrialOutcome, { readonly state: 'DONE' }>;

/** Refines a stored transcript under a draft, and compares the result with the job's current text. Stores nothing. */
@Injectable()
export class DraftRefining {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(TRANSCRIPT_READER) private readonly transcripts: TranscriptReader,
    @Inject(REFINEMENT_AUTHOR) private readonly author: RefinementAuthor,
    @Inject(TEXT_DESK) private readonly desk: TextDesk,
  ) {}

  /** @throws Fault NOT_FOUND if the job was deleted, NO_SPEECH without a transcript, and faults of the refiner */
  async refine(jobId: string, draft: BrandBible, signal: AbortSignal): Promise<Tried> {
    const job = await findJob(this.database, { id: jobId, userId: null });
    if (job === null) throw new Fault('NOT_FOUND', 'The job was deleted in the meantime.');
    const transcript = job.rawTranscript;
    if (transcript === null || transcript.trim() === '') throw new Fault('NO_SPEECH', 'The job has no transcript.');
    const facts = await this.transcripts.read(jobId);
    const draftText = await this.author.refine({ transcript, facts, brandBible: draft, signal });
    const text = storableText(draftText.text);
    const current = await this.currentOf(jobId, job.refinedText);
    const { glossary, banned } = draft;
    const texts = { before: current?.text ?? '', after: text, spoken: false, rules: { glossary, banned } };
    const changes = current === null ? null : await this.desk.run('compare', texts, signal);
    return { state: 'DONE', current, draft: { ...draftText, text }, changes };
  }

  private async currentOf(jobId: string, refinedText: string | null): Promise<CurrentText | null> {
    const row = await readCurrentRefinement(this.database, jobId);
    if (row !== null) {
      return {
        text: row.text,
        verdict: row.verdict,
        findings: row.findings as CurrentText['findings'],
        ...(row.coverage === null ? {} : { coverage: row.coverage as CurrentText['coverage'] }),
        version: row.version,
      };
    }
    return refinedText === null ? null : { text: refinedText, verdict: null, findings: [], version: null };
  }
}
