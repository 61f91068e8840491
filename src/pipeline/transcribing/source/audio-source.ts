import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type AudioLocationRules, audioLocationRules, parseAudioLocation } from '../../../jobs/audio/audio-location.js';
import { AudioOwnership } from '../../../jobs/audio/audio-ownership.js';
import type { JobRecord } from '../../../jobs/record/job-record.js';
import { AUDIO_HOST, SUPABASE_STORAGE } from '../../../jobs/record/waiting-for.js';
import { ENVIRONMENT, type Environment } from '../../../platform/environment/environment.js';
import { requireSupabase } from '../../../platform/environment/require-supabase.js';
import { Fault } from '../../../platform/fault.js';
import { DATABASE, type Database } from '../../../platform/postgres/database.js';
import { AudioBucket } from '../../../supabase/audio-bucket.js';
import { missingObject } from '../../../supabase/storage-fault.js';
import { ProviderGate } from '../../providers/provider-gate.js';
import { saveStream, tooLarge } from '../audio/save-stream.js';
import { openRemoteAudio } from './remote-audio.js';
import { isListed, type ReadSource } from './source-store.js';

export interface FetchOptions {
  /** File to write; must not exist. */
  readonly path: string;
  readonly signal: AbortSignal;
  /** 0 to 1, only where the size is known. */
  readonly onFraction: (fraction: number) => void;
}

/** An opened recording. */
interface OpenAudio {
  readonly stream: ReadableStream<Uint8Array>;
  readonly size: number | null;
  readonly etag: string | null;
}

/** Fetches a job's recording into a file. Each server has a circuit breaker, as providers have: while it is open, the server's jobs wait. */
@Injectable()
export class AudioSource {
  constructor(
    private readonly bucket: AudioBucket,
    private readonly ownership: AudioOwnership,
    private readonly gate: ProviderGate,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /**
   * Returns what was read. It checks the owner here too, not only at intake: rows can be inserted directly.
   * @throws CircuitOpen while the server's circuit breaker is open
   * @throws Fault AUDIO_NOT_FOUND, AUDIO_FORBIDDEN, AUDIO_UNREADABLE, AUDIO_TOO_LARGE, INTERNAL (retryable)
   */
  fetch(job: JobRecord, options: FetchOptions): Promise<ReadSource> {
    const location = parseAudioLocation(job.rawAudioUrl, this.rules());
    const { signal } = options;
    if (location.kind === 'object') {
      const open = async () => this.openObject(await this.ownership.pathOf(location), job, signal);
      return this.gate.ask(SUPABASE_STORAGE, null, signal, () => this.read(open, SUPABASE_STORAGE, options));
    }
    const open = async () => ({ ...(await openRemoteAudio(location.url, this.rules(), signal)), etag: null });
    return this.gate.ask(`audio from ${location.url.host}`, null, signal, () => this.read(open, AUDIO_HOST, options));
  }

  private async read(open: () => Promise<OpenAudio>, server: string, options: FetchOptions): Promise<ReadSource> {
    try {
      return await this.save(await open(), options);
    } catch (error) {
      if (!(error instanceof Fault) || !error.retryable || error.code !== 'INTERNAL') throw error;
      const { code, message, providerStatus, cause } = error;
      throw new Fault(code, message, { cause: cause ?? error, provider: server, providerStatus, retryable: true });
    }
  }

  private async save({ stream, size, etag }: OpenAudio, options: FetchOptions): Promise<ReadSource> {
    const maxBytes = this.environment.maxAudioBytes;
    if (size !== null && size > maxBytes) {
      await stream.cancel();
      throw tooLarge(maxBytes);
    }
    const { path, signal, onFraction } = options;
    let bytes = 0;
    const hash = createHash('sha256');
    const onBytes = (read: number) => {
      bytes = read;
      if (size) onFraction(Math.min(1, read / size));
    };
    try {
      await saveStream(stream, { path, maxBytes, signal, onBytes, onPiece: (piece) => hash.update(piece) });
    } catch (error) {
      // An empty answer for an object that is known not to be empty is the server's fault, not the recording's.
      throw bytes === 0 && size && error instanceof Fault && !error.retryable ? notWhatWasAnnounced() : error;
    }
    // More bytes than announced are not the recording either: a proxy sent a page, or the object is being replaced.
    if (size !== null && bytes !== size) throw notWhatWasAnnounced();
    return { bytes, etag, sha256: hash.digest('hex') };
  }

  private async openObject(path: string, job: JobRecord, signal: AbortSignal): Promise<OpenAudio> {
    // Another user's object gets the same answer as a missing one.
    if (!(await this.ownership.jobMayUse(path, job))) throw missingObject(this.bucket.name);
    try {
      const object = await this.bucket.stat(path);
      if (object === null) throw missingObject(this.bucket.name);
      return { stream: await this.bucket.open(path, signal), size: object.size, etag: object.etag };
    } catch (error) {
      const missing = error instanceof Fault && error.code === 'AUDIO_NOT_FOUND';
      throw missing && (await isListed(this.database, this.bucket.name, path)) ? listedButMissing(error) : error;
    }
  }

  private rules(): AudioLocationRules {
    return audioLocationRules(requireSupabase(this.environment), this.environment);
  }
}

/** Fewer bytes than announced arrived, or different ones: the connection broke, or the object is being replaced. */
function notWhatWasAnnounced(): Fault {
  return new Fault('INTERNAL', 'The download of the audio ended early. The engine tries again.');
}

/** A gateway that restarts, or has lost its routes, also answers "not found". */
function listedButMissing(cause: Fault): Fault {
  const message =
    'Supabase Storage lists this file, but answers that it does not exist. The engine tries again. If the error persists, upload the file again.';
  return new Fault('AUDIO_NOT_FOUND', message, { cause, provider: SUPABASE_STORAGE, retryable: true });
}
