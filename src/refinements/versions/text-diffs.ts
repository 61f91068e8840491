import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { BRAND_BIBLES, type BrandBibles } from '../../brand/brand-bibles.js';
import { JobReading } from '../../jobs/reading/job-reading.js';
import { JobVisibility } from '../../jobs/reading/job-visibility.js';
import { noText } from '../../jobs/record/retention-state.js';
import type { WordChange } from '../../language/explain/word-change.js';
import { TEXT_DESK, type TextDesk } from '../../language/thread/text-desk.js';
import { readCurrentRefinement, readRefinement } from './text-version-store.js';

/** Compares a job's raw transcript with a version of its refined text. */
@Injectable()
export class TextDiffs {
  constructor(
    @Inject(JobReading) private readonly reading: JobReading,
    @Inject(JobVisibility) private readonly visibility: JobVisibility,
    @Inject(BRAND_BIBLES) private readonly brandBibles: BrandBibles,
    @Inject(TEXT_DESK) private readonly desk: TextDesk,
  ) {}

  /**
   * @param version null: the current text
   * @throws Fault NOT_FOUND without such a job, transcript or version, TEXTS_DELETED
   */
  async compare(caller: Caller, id: string, version: number | null): Promise<WordChange[]> {
    const job = await this.reading.one(caller, id);
    const found = await this.visibility.read(caller, (db) =>
      version === null ? readCurrentRefinement(db, job.jobId) : readRefinement(db, job.jobId, version),
    );
    const text = found?.text ?? (version === null ? job.refinedText : null);
    if (job.rawTranscript === null || text === null) {
      throw noText(job, 'pair of texts to compare');
    }
    const { brand_bible_name: name, brand_bible_version: number, brand_bible_hash: hash } = found ?? {};
    const pinned = name && number && hash ? this.brandBibles.pinned({ name, version: number, hash }) : null;
    const { glossary, banned } = await (pinned ?? this.brandBibles.activeFor(job));
    const texts = { before: job.rawTranscript, after: text, spoken: true, rules: { glossary, banned } };
    return this.desk.run('compare', texts);
  }
}
