import { Inject, Injectable } from '@nestjs/common';
import type { QualityFlag } from '../../../jobs/results/transcript.js';
import { DATABASE, type Database } from '../../../platform/postgres/database.js';
import { claimLost } from '../../stages/held-job.js';
import type { StageContext } from '../../stages/stage.js';
import { AudioSource } from './audio-source.js';
import { rememberSource } from './source-store.js';

/** A recording on its way through the stage. */
export interface DownloadedRecording {
  readonly bytes: number;
  readonly sha256: string;
  readonly flags: readonly QualityFlag[];
}

/** Fetches a job's recording and stores its identity. */
@Injectable()
export class RecordingSource {
  constructor(
    private readonly source: AudioSource,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  /** Writes the recording into a new file. A flag reports if it differs from the recording that the job read before. @throws Fault */
  async download(
    { job, attempt, signal, log }: StageContext,
    path: string,
    onFraction: (fraction: number) => void,
  ): Promise<DownloadedRecording> {
    onFraction(0);
    const source = await this.source.fetch(job, { path, signal, onFraction });
    log.debug('The recording was downloaded.', { bytes: source.bytes });
    const memory = await rememberSource(this.database, { jobId: job.jobId, attempt }, source);
    if (memory === 'lost') throw claimLost();
    const { bytes, sha256 } = source;
    if (memory === 'same') return { bytes, sha256, flags: [] };
    log.warn('The recording was replaced after the job first read it.');
    const message = 'The recording was replaced after the job first read it; this is what the newer one says.';
    return { bytes, sha256, flags: [{ kind: 'AUDIO_CHANGED', start: null, end: null, message }] };
  }
}
