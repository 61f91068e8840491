import { Inject, Injectable } from '@nestjs/common';
import { AudioOwnerStore } from '../../jobs/audio/audio-owner-store.js';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import { DATABASE, type Database, type DatabaseTransaction } from '../../platform/postgres/database.js';
import { objectPathProblem } from '../../supabase/object-path.js';
import { recordedRun } from './recorded-run.js';
import { RecordingRemoval } from './recording-removal.js';
import { dropPromises, dropTurns, lockDuePromises } from './retention-store.js';
import type { Sweep, SweepCounts } from './sweep.js';
import { takeSweepLock } from './sweep-store.js';

/** Entries of one transaction, and transactions of one run: the next run continues. */
const PAGE = 100;
const PAGES_A_RUN = 1_000;
/** Objects of one deleted user that a transaction deletes in addition to the entries; Storage accepts 1,000 in a request. */
const OBJECTS = 800;
/** The retention of a job that keeps its recording forever, in days. */
const FOR_EVER = 36_500;

export interface AudioDeletionCounts extends SweepCounts {
  readonly examined: number;
  readonly deleted: number;
}

interface Page {
  readonly examined: number;
  readonly deleted: number;
  /** Whether the next page can be read; false if objects of a user remain. */
  readonly more: boolean;
}

/**
 * Deletes the recordings of deleted jobs: those of deleted users with all their other objects in the audio bucket, those of jobs that
 * were deleted through the engine, and those of rows deleted in the database after RETAIN_AUDIO_DAYS. While Storage does not answer, the
 * entries stay.
 */
@Injectable()
export class AudioDeletionSweep implements Sweep {
  readonly name = 'audio-deletions';

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(RecordingRemoval) private readonly removal: RecordingRemoval,
    @Inject(AudioOwnerStore) private readonly owners: AudioOwnerStore,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async runOnce(): Promise<AudioDeletionCounts> {
    const { counts } = await recordedRun(this.database, this.name, () => this.keepPromises());
    return counts;
  }

  private async keepPromises(): Promise<AudioDeletionCounts> {
    let examined = 0;
    let deleted = 0;
    for (let pages = 0; pages < PAGES_A_RUN; pages += 1) {
      const page = await this.database
        .transaction()
        .execute(async (trx) => ((await takeSweepLock(trx, this.name)) ? this.keepPage(trx) : null));
      if (page === null) return { examined, deleted, skipped: examined === 0 ? 1 : 0 };
      examined += page.examined;
      deleted += page.deleted;
      if (!page.more) break;
    }
    return { examined, deleted, skipped: 0 };
  }

  private async keepPage(trx: DatabaseTransaction): Promise<Page> {
    const days = this.environment.upkeep.retainDays.audio;
    const promises = await lockDuePromises(trx, days, PAGE);
    // Without RETAIN_AUDIO_DAYS the engine keeps the audio of deleted rows.
    const due = promises.filter(({ reason }) => reason !== 'row' || days > 0);
    const lost = [...new Set(due.filter(({ reason }) => reason === 'user').map((promise) => promise.user_id))];
    const theirs = await this.objectsOf(lost);
    // A name that Storage's own API cannot reach belongs to no recording.
    const safe = theirs.filter((path) => objectPathProblem(path) === null);
    const { deleted } = await this.removal.remove(trx, due, days > 0 ? days : FOR_EVER, safe);
    // If a user has more objects than a page, the entries stay until the next page.
    const unfinished = theirs.length === OBJECTS && deleted > 0;
    await dropTurns(trx, lost);
    await dropPromises(
      trx,
      promises.filter(({ reason }) => !unfinished || reason !== 'user').map((promise) => promise.job_id),
    );
    return { examined: promises.length, deleted, more: unfinished || promises.length === PAGE };
  }

  /** Deletes the remaining objects of deleted users. */
  private async objectsOf(userIds: readonly string[]): Promise<readonly string[]> {
    const bucket = this.environment.supabase?.audioBucket;
    if (bucket === undefined || userIds.length === 0) return [];
    return this.owners.objectsOf(bucket, userIds, OBJECTS);
  }
}
