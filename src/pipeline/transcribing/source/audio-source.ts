import { createHash } from 'node:crypto';
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
import type { ReadSource } from './source-store.js';

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
   * Returns what was read. The owner is checked here too, not only at intake: rows can be inserted directly.
   * @throws Fault AUDIO_NOT_FOUND, AUDIO_FORBIDDEN, AUDIO_UNREADABLE, AUDIO_TOO_LARGE, INTERNAL (retryable)
   */
  async fetch(job: JobRecord, options: FetchOptions): Promise<ReadSource> {
    const location = parseAudioLocation(job.rawAudioUrl, this.rules());
    const { stream, size, etag } =
      location.kind === 'object'
        ? await this.openObject(location.path, job, options.signal)
        : { ...(await openRemoteAudio(location.url, this.rules(), options.signal)), etag: null };
    const maxBytes = this.environment.maxAudioBytes;
    if (size !== null && size > maxBytes) {
      await stream.cancel();
      throw tooLarge(maxBytes);
    }
    const { path, signal, onFraction } = options;
    const onBytes = (bytes: number) => size && onFraction(Math.min(1, bytes / size));
    const hash = createHash('sha256');
    const bytes = await saveStream(stream, { path, maxBytes, signal, onBytes, onPiece: (piece) => hash.update(piece) });
    if (size !== null && bytes < size) throw brokenOff();
    return { bytes, etag, sha256: hash.digest('hex') };
  }

  private async openObject(path: string, job: JobRecord, signal: AbortSignal) {
    // Somebody else's object answers exactly as one that does not exist.
    const mayUse = job.submittedBy === 'service' || (await this.ownership.mayUse(path, job.userId));
    const object = mayUse ? await this.bucket.stat(path) : null;
    if (object === null) throw missingObject(this.bucket.name);
    return { stream: await this.bucket.open(path, signal), size: object.size, etag: object.etag };
  }

  private rules(): AudioLocationRules {
    const { supabase, audioUrlHosts, localMode } = this.environment;
    if (!supabase) throw new Fault('INTERNAL', 'No Supabase project is set up yet.');
    return { supabaseUrl: supabase.url, bucket: supabase.audioBucket, allowedHosts: audioUrlHosts, localMode };
  }
}

/** Fewer bytes came than were announced: the connection broke, or the object is being replaced. */
function brokenOff(): Fault {
  return new Fault('INTERNAL', 'The download of the audio ended before all of it was there. It is tried again.');
}
