import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '../platform/postgres/database.js';
import { readSegments, readTranscript } from './job-detail-store.js';
import type { TranscriptFacts, TranscriptReader } from './transcript-reader.js';

/** The TranscriptReader over the database. */
@Injectable()
export class StoredTranscriptReader implements TranscriptReader {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async read(jobId: string): Promise<TranscriptFacts> {
    const transcript = await readTranscript(this.database, jobId);
    const segments = await readSegments(this.database, jobId);
    return {
      durationSeconds: transcript?.duration_seconds ?? null,
      language: transcript?.language ?? null,
      segments: segments.map((row) => ({
        start: row.start_seconds,
        end: row.end_seconds,
        text: row.text,
        confidence: row.confidence,
      })),
    };
  }
}
