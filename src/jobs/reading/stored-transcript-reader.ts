import { Inject, Injectable } from '@nestjs/common';
import { hasTurns, labelsOf } from '../../language/text/turns.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { DOUBT_KINDS, type QualityFlag } from '../results/transcript.js';
import type { TranscriptFacts, TranscriptReader } from '../results/transcript-reader.js';
import { readSegments, readTranscript } from './job-detail-store.js';

/** The TranscriptReader over the database. */
@Injectable()
export class StoredTranscriptReader implements TranscriptReader {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async read(jobId: string): Promise<TranscriptFacts> {
    const transcript = await readTranscript(this.database, jobId);
    // Estimated times do not show pauses.
    const flags = (transcript?.flags ?? []) as readonly QualityFlag[];
    const estimated = flags.some(({ kind }) => kind === 'TIMES_ESTIMATED');
    const segments = await readSegments(this.database, jobId);
    const spoken = segments.map((row) => ({
      start: row.start_seconds,
      end: row.end_seconds,
      text: row.text,
      confidence: row.confidence,
      speaker: row.speaker,
    }));
    return {
      durationSeconds: transcript?.duration_seconds ?? null,
      language: transcript?.language ?? null,
      doubts: flags.filter(({ kind }) => DOUBT_KINDS.some((doubt) => doubt === kind)),
      segments: estimated ? [] : spoken,
      speakers: hasTurns(spoken) ? labelsOf(spoken) : [],
    };
  }
}
