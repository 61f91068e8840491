import { Inject, Injectable } from '@nestjs/common';
import type { SupabaseClient } from '@supabase/supabase-js';
import { ENVIRONMENT, type Environment } from '../platform/environment/environment.js';
import { Fault } from '../platform/fault.js';
import { withinMs } from '../platform/time-limit.js';
import type { BucketFacts } from './bucket-problems.js';
import { objectUrlPath, requireObjectPath } from './object-path.js';
import { bucketFault, isMissingObject, storageFault } from './storage-fault.js';
import { SUPABASE_CLIENT } from './supabase-client.js';

/** What Storage knows about an object; null if it does not say. */
export interface AudioObject {
  readonly size: number | null;
  readonly etag: string | null;
  readonly mimeType: string | null;
  readonly ownerId: string | null;
}

/** How long Storage may take to describe or delete objects, in milliseconds. */
const ANSWER_TIMEOUT_MS = 30_000;

/** The bucket with the recordings, read with the secret key: callers check first that the object may be used. */
@Injectable()
export class AudioBucket {
  constructor(
    @Inject(SUPABASE_CLIENT) private readonly client: SupabaseClient,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  get name(): string {
    return this.environment.supabase?.audioBucket ?? 'audio';
  }

  /**
   * Describes an object; null if it does not exist.
   * @throws Fault AUDIO_UNREADABLE for an unsafe path, INTERNAL (retryable) when Storage is down, refuses the key or lacks the bucket.
   */
  async stat(path: string): Promise<AudioObject | null> {
    const asked = this.client.storage.from(this.name).info(objectUrlPath(path));
    const { data, error } = await this.inTime(asked, 'describe the audio');
    if (error) {
      if (isMissingObject(error)) return null;
      throw storageFault(error, this.name);
    }
    const info = data as unknown as Record<string, unknown>;
    const metadata = (info.metadata ?? {}) as Record<string, unknown>;
    return {
      size: numberOf(info.size ?? metadata.size),
      etag: textOf(info.etag ?? metadata.eTag ?? metadata.etag),
      mimeType: textOf(info.contentType ?? metadata.mimetype),
      ownerId: textOf(info.ownerId ?? info.owner),
    };
  }

  /**
   * Opens an object for reading, piece by piece; the reader minds its size and its stalls.
   * @throws Fault as `stat`, and AUDIO_NOT_FOUND if there is no such object.
   */
  async open(path: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
    const urlPath = objectUrlPath(path);
    const { data, error } = await this.client.storage.from(this.name).download(urlPath, {}, { signal }).asStream();
    signal.throwIfAborted();
    if (error) throw storageFault(error, this.name);
    if (!data) throw new Fault('INTERNAL', 'Supabase Storage answered without a body. The engine tries again.');
    return data;
  }

  /**
   * Deletes objects, at most 1,000; objects that are already gone do not cause a fault. Returns how many existed.
   * @throws Fault as `stat`
   */
  async remove(paths: readonly string[]): Promise<number> {
    const asked = this.client.storage.from(this.name).remove(paths.map(requireObjectPath));
    const { data, error } = await this.inTime(asked, 'delete audio');
    if (error) throw storageFault(error, this.name);
    return data.length;
  }

  /** Requests the bucket itself. @throws Fault as `stat`: its message says whether the bucket is missing, the key refused, or the server does not answer */
  async check(): Promise<BucketFacts> {
    const { data, error } = await this.inTime(this.client.storage.getBucket(this.name), 'answer');
    if (error) throw bucketFault(error, this.name);
    return { public: data.public, mimeTypes: data.allowed_mime_types ?? null };
  }

  private inTime<Answer>(asked: Promise<Answer>, what: string): Promise<Answer> {
    const message = `Supabase Storage did not ${what} within ${ANSWER_TIMEOUT_MS / 1000} seconds. The engine tries again.`;
    return withinMs(ANSWER_TIMEOUT_MS, asked, () => new Fault('INTERNAL', message));
  }
}

function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
