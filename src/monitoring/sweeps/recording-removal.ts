import { Inject, Injectable } from '@nestjs/common';
import { audioLocationRules, parseAudioLocation } from '../../jobs/audio/audio-location.js';
import { AudioOwnership } from '../../jobs/audio/audio-ownership.js';
import { ENVIRONMENT, type Environment, type SupabaseSettings } from '../../platform/environment/environment.js';
import { requireSupabase } from '../../platform/environment/require-supabase.js';
import { Fault } from '../../platform/fault.js';
import type { DatabaseTransaction } from '../../platform/postgres/database.js';
import { AudioBucket } from '../../supabase/audio-bucket.js';
import { type EndedJob, type NamedObject, neededObjects } from './retention-store.js';

/** The result: the number of deleted objects, and the jobs whose recording was deleted. */
export interface RemovedRecordings {
  readonly deleted: number;
  readonly jobIds: readonly string[];
}

/**
 * Deletes recordings from the audio bucket: never an object that its job was not allowed to use, that another job still needs, or that is
 * not in the bucket.
 */
@Injectable()
export class RecordingRemoval {
  constructor(
    @Inject(AudioBucket) private readonly bucket: AudioBucket,
    @Inject(AudioOwnership) private readonly ownership: AudioOwnership,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /**
   * Deletes the recordings of jobs, 1,000 at most.
   * @param days for which the job of somebody else keeps the same object after its end
   * @param more paths of further objects that go as well
   * @throws Fault INTERNAL (retryable) while Storage does not answer: nothing is lost then
   */
  async remove(
    trx: DatabaseTransaction,
    jobs: readonly EndedJob[],
    days: number,
    more: readonly string[] = [],
  ): Promise<RemovedRecordings> {
    if (jobs.length + more.length === 0) return { deleted: 0, jobIds: [] };
    const supabase = requireSupabase(this.environment);
    const jobsOf = await this.jobsByPath(jobs, supabase);
    for (const path of more) if (!jobsOf.has(path)) jobsOf.set(path, []);
    const objects = [...jobsOf.keys()].map((path) => namedObject(path, supabase.audioBucket));
    const needed = await neededObjects(trx, objects, days);
    const paths = [...jobsOf.keys()].filter((path) => !needed.has(path));
    if (paths.length === 0) return { deleted: 0, jobIds: [] };
    const deleted = await this.bucket.remove(paths);
    return { deleted, jobIds: paths.flatMap((path) => jobsOf.get(path) ?? []) };
  }

  private async jobsByPath(jobs: readonly EndedJob[], supabase: SupabaseSettings): Promise<Map<string, string[]>> {
    const jobsOf = new Map<string, string[]>();
    for (const job of jobs) {
      const path = await this.pathOf(job, supabase);
      if (path === null) continue;
      // A row can name any object: delete only those that its job may use.
      const { user_id: userId, submitted_by: submittedBy } = job;
      if (!(await this.ownership.jobMayUse(path, { userId, submittedBy }))) continue;
      jobsOf.set(path, [...(jobsOf.get(path) ?? []), job.job_id]);
    }
    return jobsOf;
  }

  private async pathOf(job: EndedJob, supabase: SupabaseSettings): Promise<string | null> {
    const rules = audioLocationRules(supabase, this.environment);
    try {
      const location = parseAudioLocation(job.raw_audio_url, rules);
      return location.kind === 'object' ? await this.ownership.pathOf(location) : null;
    } catch (error) {
      // An address that no stage could read names nothing that is ours to delete.
      if (error instanceof Fault) return null;
      throw error;
    }
  }
}

/** Rows that a frontend inserted have the name as supabase-js writes it: the path, or a URL with it in one of the two usual encodings. */
function namedObject(path: string, bucket: string): NamedObject {
  const encoded = [bucket, ...path.split('/')].map(encodeURIComponent).join('/');
  const spellings = [path, `${bucket}/${path}`, `/${encoded}`, `/${encodeURI(`${bucket}/${path}`)}`];
  const terms = spellings.map((spelling) => spelling.slice(spelling.lastIndexOf('/') + 1).toLowerCase());
  return { path, spellings, terms };
}
