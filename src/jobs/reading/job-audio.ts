import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import { requireSupabase } from '../../platform/environment/require-supabase.js';
import { Fault } from '../../platform/fault.js';
import { AudioBucket, type AudioObject } from '../../supabase/audio-bucket.js';
import { audioLocationRules, parseAudioLocation } from '../audio/audio-location.js';
import { AudioOwnership } from '../audio/audio-ownership.js';
import type { JobRecord } from '../record/job-record.js';
import { JobReading } from './job-reading.js';

/** A job's recording in Storage. */
export interface StoredRecording {
  readonly path: string;
  readonly object: AudioObject;
}

/** The recording of a job, for everybody who may see the job. An admin needs no right in Storage for it. */
@Injectable()
export class JobAudio {
  constructor(
    @Inject(JobReading) private readonly reading: JobReading,
    @Inject(AudioBucket) private readonly bucket: AudioBucket,
    @Inject(AudioOwnership) private readonly ownership: AudioOwnership,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /**
   * @throws Fault NOT_FOUND for a job that the caller may not see, AUDIO_NOT_FOUND if there is no recording (any more) in the audio bucket
   */
  async find(caller: Caller, id: string): Promise<StoredRecording> {
    const job = await this.reading.one(caller, id);
    if (job.audioDeletedAt !== null) throw missing('retention deleted it');
    const path = await this.pathOf(job);
    const object = path === null ? null : await this.bucket.stat(path);
    if (path === null || object === null) throw missing('it is not in the audio bucket');
    return { path, object };
  }

  /** Bytes of a recording. @param signal ends the reading when the client is gone */
  open({ path }: StoredRecording, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
    return this.bucket.open(path, signal);
  }

  /** Null for an object that the job's owner may not use, and for a recording on another host. */
  private async pathOf(job: JobRecord): Promise<string | null> {
    const location = parseAudioLocation(
      job.rawAudioUrl,
      audioLocationRules(requireSupabase(this.environment), this.environment),
    );
    if (location.kind !== 'object') return null;
    const path = await this.ownership.pathOf(location);
    return (await this.ownership.jobMayUse(path, job)) ? path : null;
  }
}

function missing(why: string): Fault {
  return new Fault('AUDIO_NOT_FOUND', `The recording of this job cannot be played: ${why}.`);
}
