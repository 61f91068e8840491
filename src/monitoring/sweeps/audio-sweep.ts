import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { eachExpired, type RetentionCounts } from './expired-jobs.js';
import { recordedRun } from './recorded-run.js';
import { RecordingRemoval } from './recording-removal.js';
import { markAudioDeleted } from './retention-store.js';
import type { Sweep } from './sweep.js';

/** One request to Storage for each page, within the time that a transaction may be idle. */
const PAGE = 100;

/**
 * Deletes recordings from the audio bucket, RETAIN_AUDIO_DAYS after their job has ended. While Storage does not answer nothing is passed
 * over: the next run begins where this one ended.
 */
@Injectable()
export class AudioSweep implements Sweep {
  readonly name = 'audio';

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(RecordingRemoval) private readonly removal: RecordingRemoval,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async runOnce(): Promise<RetentionCounts> {
    const days = this.environment.upkeep.retainDays.audio;
    const { counts } = await recordedRun(this.database, this.name, () =>
      eachExpired(this.database, { sweep: this.name, days, pageSize: PAGE }, async (trx, jobs) => {
        const { deleted, jobIds } = await this.removal.remove(trx, jobs, days);
        await markAudioDeleted(trx, jobIds);
        return deleted;
      }),
    );
    return counts;
  }
}
