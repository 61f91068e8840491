import { Inject, Injectable } from '@nestjs/common';
import { parseAudioLocation } from '../../jobs/audio/audio-location.js';
import { AudioOwnership } from '../../jobs/audio/audio-ownership.js';
import { ENVIRONMENT, type Environment, type SupabaseSettings } from '../../platform/environment/environment.js';
import { Fault } from '../../platform/fault.js';
import { DATABASE, type Database, type DatabaseTransaction } from '../../platform/postgres/database.js';
import { AudioBucket } from '../../supabase/audio-bucket.js';
import { eachExpired, type RetentionCounts } from './expired-jobs.js';
import { recordedRun } from './recorded-run.js';
import { type EndedJob, markAudioDeleted, type NamedObject, neededObjects } from './retention-store.js';
import type { Sweep } from './sweep.js';

/** Storage is asked once for a page, within the time that a transaction may be idle. */
const PAGE = 100;

/**
 * Deletes recordings from the audio bucket, RETAIN_AUDIO_DAYS after their job has ended. Never an object that its job was not allowed to
 * use, that another job still needs, or that is not in the bucket. While Storage does not answer nothing is passed over: the next run
 * begins where this one ended.
 */
@Injectable()
export class AudioSweep implements Sweep {
  readonly name = 'audio';

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(AudioBucket) private readonly bucket: AudioBucket,
    @Inject(AudioOwnership) private readonly ownership: AudioOwnership,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async runOnce(): Promise<RetentionCounts> {
    const days = this.environment.upkeep.retainDays.audio;
    const { counts } = await recordedRun(this.database, this.name, () =>
      eachExpired(this.database, { sweep: this.name, days, pageSize: PAGE }, (trx, jobs) =>
        this.deleteOf(trx, jobs, days),
      ),
    );
    return counts;
  }

  /** Returns how many objects went. */
  private async deleteOf(trx: DatabaseTransaction, jobs: readonly EndedJob[], days: number): Promise<number> {
    const { supabase } = this.environment;
    if (supabase === null) throw new Fault('UNAVAILABLE', 'No Supabase project is configured. Set SUPABASE_URL.');
    const jobsOf = new Map<string, string[]>();
    for (const job of jobs) {
      const path = this.pathOf(job, supabase);
      if (path === null) continue;
      // A row can name any object; only its own user's may be deleted for it.
      if (job.submitted_by === 'user' && !(await this.ownership.mayUse(path, job.user_id))) continue;
      jobsOf.set(path, [...(jobsOf.get(path) ?? []), job.job_id]);
    }
    const needed = await neededObjects(
      trx,
      [...jobsOf.keys()].map((path) => namedObject(path, supabase.audioBucket)),
      days,
    );
    const paths = [...jobsOf.keys()].filter((path) => !needed.has(path));
    if (paths.length === 0) return 0;
    const deleted = await this.bucket.remove(paths);
    await markAudioDeleted(
      trx,
      paths.flatMap((path) => jobsOf.get(path) ?? []),
    );
    return deleted;
  }

  private pathOf(job: EndedJob, { url, audioBucket }: SupabaseSettings): string | null {
    const { audioUrlHosts, localMode } = this.environment;
    const rules = { supabaseUrl: url, bucket: audioBucket, allowedHosts: audioUrlHosts, localMode };
    try {
      const location = parseAudioLocation(job.raw_audio_url, rules);
      return location.kind === 'object' ? location.path : null;
    } catch (error) {
      // An address that no stage could read names nothing that is ours to delete.
      if (error instanceof Fault) return null;
      throw error;
    }
  }
}

/** Rows that a frontend inserted carry what supabase-js made of the name: the path, or a URL with it in either of the two usual encodings. */
function namedObject(path: string, bucket: string): NamedObject {
  const encoded = [bucket, ...path.split('/')].map(encodeURIComponent).join('/');
  const spellings = [path, `/${encoded}`, `/${encodeURI(`${bucket}/${path}`)}`];
  const terms = spellings.map((spelling) => spelling.slice(spelling.lastIndexOf('/') + 1).toLowerCase());
  return { path, spellings, terms };
}
