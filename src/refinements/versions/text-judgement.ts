import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { BRAND_BIBLES, type BrandBibles } from '../../brand/brand-bibles.js';
import { readSegments, readTranscript } from '../../jobs/reading/job-detail-store.js';
import type { JobRecord } from '../../jobs/record/job-record.js';
import type { EnrichmentDocument } from '../../jobs/results/enrichment.js';
import { readEnrichmentsOf } from '../../jobs/results/job-enrichment-store.js';
import { hasTurns, labelsOf } from '../../language/text/turns.js';
import { TEXT_DESK, type TextDesk } from '../../language/thread/text-desk.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import type { RefinementRow } from './text-version-store.js';

/** The verdict of the rules on texts that people edit. */
@Injectable()
export class TextJudgement {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(BRAND_BIBLES) private readonly brandBibles: BrandBibles,
    @Inject(TEXT_DESK) private readonly desk: TextDesk,
  ) {}

  /**
   * The verdict on two texts of a job, under the brand of a version.
   * @param speakers the labels of both texts; by default those of the stored segments
   */
  async of(
    job: JobRecord,
    version: RefinementRow | null,
    texts: { readonly raw: string; readonly refined: string; readonly speakers?: readonly string[] },
  ) {
    const { verdict, findings, coverage } = await this.desk.run('judge', {
      ...texts,
      speakers: texts.speakers ?? (await this.labelsOf(job.jobId)),
      brand: await this.brandOf(job.userId, version),
      systemPrompt: job.systemPromptUsed ?? '',
      language: (await readTranscript(this.database, job.jobId))?.language ?? null,
    });
    return { verdict, findings, coverage, transcriptHash: createHash('sha256').update(texts.raw).digest('hex') };
  }

  /**
   * What is known about a transcript in place of what the job's enrichment says, under the brand of that enrichment; null if the job has none.
   * @param speakers the labels of the transcript
   */
  async description(jobId: string, raw: string, speakers: readonly string[]): Promise<EnrichmentDocument | null> {
    const [enriched] = await readEnrichmentsOf(this.database, [jobId]);
    if (enriched === undefined) return null;
    const { brand_bible_name: name, brand_bible_version: version, brand_bible_hash: hash } = enriched;
    const { glossary } = await this.brandBibles.pinned({ name, version, hash });
    const facts = await readTranscript(this.database, jobId);
    const [language, durationSeconds] = [facts?.language ?? null, facts?.duration_seconds ?? null];
    return this.desk.run('describe', { text: raw, language, durationSeconds, glossary, speakers });
  }

  /** The labels with which the turns of the job's texts begin; empty if they are in no turns. */
  private async labelsOf(jobId: string): Promise<string[]> {
    const spoken = await readSegments(this.database, jobId);
    return hasTurns(spoken) ? labelsOf(spoken) : [];
  }

  private brandOf(userId: string, current: RefinementRow | null) {
    const { brand_bible_name: name, brand_bible_version: version, brand_bible_hash: hash } = current ?? {};
    if (!name || !version || !hash) return this.brandBibles.activeFor({ userId });
    return this.brandBibles.pinned({ name, version, hash });
  }
}
