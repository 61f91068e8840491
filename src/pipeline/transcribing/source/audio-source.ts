import { Inject, Injectable } from '@nestjs/common';
import { type AudioLocationRules, parseAudioLocation } from '../../../jobs/audio-location.js';
import { AudioOwnership } from '../../../jobs/audio-ownership.js';
import type { JobRecord } from '../../../jobs/job-record.js';
import { ENVIRONMENT, type Environment } from '../../../platform/environment/environment.js';
import { Fault } from '../../../platform/fault.js';
import { AudioBucket } from '../../../supabase/audio-bucket.js';
import { missingObject } from '../../../supabase/storage-fault.js';
import { saveStream, tooLarge } from '../audio/save-stream.js';
import { openRemoteAudio } from './remote-audio.js';

export interface FetchOptions {
  /** File to write; must not exist. */
  readonly path: string;
  readonly signal: AbortSignal;
  /** 0 to 1, only where the size is known. */
  readonly onFraction: (fraction: number) => void;
}

/** Fetches a job's recording into a file. */
@Injectable()
export class AudioSource {
  constructor(
    private readonly bucket: AudioBucket,
    private readonly ownership: AudioOwnership,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /**
   * Returns the number of bytes written. The owner is checked here too, not only at intake: rows can be inserted directly.
   * @throws Fault AUDIO_NOT_FOUND, AUDIO_FORBIDDEN, AUDIO_UNREADABLE, AUDIO_TOO_LARGE, INTERNAL (retryable)
   */
  async fetch(job: JobRecord, options: FetchOptions): Promise<number> {
    const location = parseAudioLocation(job.rawAudioUrl, this.rules());
    const { stream, size } =
      location.kind === 'object'
        ? await this.openObject(location.path, job, options.signal)
        : await openRemoteAudio(location.url, this.rules(), options.signal);
    const maxBytes = this.environment.maxAudioBytes;
    if (size !== null && size > maxBytes) {
      await stream.cancel();
      throw tooLarge(maxBytes);
    }
    const { path, signal, onFraction } = options;
    const onBytes = (bytes: number) => size && onFraction(Math.min(1, bytes / size));
    return saveStream(stream, { path, maxBytes, signal, onBytes });
  }

  private async openObject(path: string, job: JobRecord, signal: AbortSignal) {
    // Somebody else's object answers exactly as one that does not exist.
    const mayUse = job.submittedBy === 'service' || (await this.ownership.mayUse(path, job.userId));
    const object = mayUse ? await this.bucket.stat(path) : null;
    if (object === null) throw missingObject(this.bucket.name);
    return { stream: await this.bucket.open(path, signal), size: object.size };
  }

  private rules(): AudioLocationRules {
    const { supabase, audioUrlHosts, localMode } = this.environment;
    if (!supabase) throw new Fault('INTERNAL', 'No Supabase project is set up yet.');
    return { supabaseUrl: supabase.url, bucket: supabase.audioBucket, allowedHosts: audioUrlHosts, localMode };
  }
}
