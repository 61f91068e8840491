import { createReadStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { Fault } from '../../platform/fault.js';
import { type FailedAttempt, retry } from '../../platform/retry.js';
import type { Connection } from '../engine/connection.js';
import type { Project } from '../engine/project.js';
import type { Recording } from './recording.js';

/** Tries of one upload; the whole file is sent again. */
const TRIES = 3;
const BACKOFF = { firstMs: 500, longestMs: 5_000 };
/** An upload that sends no byte for so long has come to a halt, in milliseconds. */
const STALL_MS = 60_000;
/** How long the removal of an upload that nobody needs may take, in milliseconds. */
const REMOVAL_LIMIT_MS = 5_000;

/** The audio bucket of an engine's project, for the signed-in user. */
export class UploadBucket {
  private constructor(
    private readonly storage: SupabaseClient['storage'],
    private readonly bucket: string,
  ) {}

  static async open(
    { token }: Connection,
    { supabaseUrl, publishableKey, audioBucket }: Project,
  ): Promise<UploadBucket> {
    const credential = (await token()) ?? publishableKey;
    // A secret key is the API key itself; a user's token goes beside the publishable key.
    const isKey = credential.startsWith('sb_') || credential === publishableKey;
    const client = isKey
      ? createClient(supabaseUrl, credential, { auth: { persistSession: false, autoRefreshToken: false } })
      : createClient(supabaseUrl, publishableKey, { accessToken: async () => (await token()) ?? '' });
    return new UploadBucket(client.storage, audioBucket);
  }

  /**
   * Streams a file into the bucket; a try that failed for a reason that may pass is repeated.
   * @param onSent gets the bytes that have been sent so far
   * @throws Fault with what Storage said; the signal's reason when it is aborted
   */
  async upload(
    recording: Recording,
    path: string,
    { onSent, signal }: { readonly onSent: (bytes: number) => void; readonly signal: AbortSignal },
  ): Promise<void> {
    const next = ({ error, attempt, waitMs }: FailedAttempt) =>
      error instanceof Fault && error.retryable && attempt < TRIES ? waitMs : null;
    await retry(() => this.once(recording, path, onSent, signal), { ...BACKOFF, signal, next });
  }

  /** Removes an upload whose job was not made. It is best effort: what stays belongs to its user. */
  async remove(path: string): Promise<void> {
    const limit = new Promise<void>((resolve) => setTimeout(resolve, REMOVAL_LIMIT_MS).unref());
    await Promise.race([
      this.storage
        .from(this.bucket)
        .remove([path])
        .then(() => undefined),
      limit,
    ]).catch(() => undefined);
  }

  private async once(recording: Recording, path: string, onSent: (bytes: number) => void, signal: AbortSignal) {
    const watch = new StallWatch(signal);
    let sent = 0;
    const counter = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        sent += chunk.length;
        watch.moved();
        // After everything is sent, wait for the answer: without it the outcome, and whether to delete the upload, is unknown.
        if (sent >= recording.bytes) watch.ignoreInterruption();
        onSent(sent);
        done(null, chunk);
      },
    });
    const file = createReadStream(recording.path, { signal: watch.signal });
    file.on('error', (error) => counter.destroy(error));
    const body = Readable.toWeb(file.pipe(counter)) as ReadableStream;
    // Supabase's own client takes no signal: the stream ends the request.
    const options = { contentType: recording.contentType, duplex: 'half', upsert: true };
    const { error } = await this.storage
      .from(this.bucket)
      .upload(path, body, options)
      .catch((thrown: unknown) => ({ error: thrown as Error }))
      .finally(() => watch.end());
    signal.throwIfAborted();
    if (error !== null) throw uploadFault(error);
  }
}

/** Aborts when nothing has moved for a while, and when the signal does. */
class StallWatch {
  private readonly controller = new AbortController();
  private timer = this.start();
  private readonly abort = () => this.controller.abort();

  constructor(private readonly outer: AbortSignal) {
    if (outer.aborted) this.abort();
    outer.addEventListener('abort', this.abort, { once: true });
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  moved(): void {
    clearTimeout(this.timer);
    this.timer = this.start();
  }

  ignoreInterruption(): void {
    this.outer.removeEventListener('abort', this.abort);
  }

  end(): void {
    clearTimeout(this.timer);
    this.ignoreInterruption();
  }

  private start(): NodeJS.Timeout {
    return setTimeout(() => this.controller.abort(), STALL_MS);
  }
}

function uploadFault(error: { readonly message: string }): Fault {
  const { status, statusCode } = error as { status?: number; statusCode?: string };
  const code = Number(statusCode ?? status ?? 0);
  const what = 'The file was not uploaded';
  if (code === 413) return new Fault('AUDIO_TOO_LARGE', `${what}: it is larger than the bucket allows.`);
  if (code === 401 || code === 403)
    return new Fault(
      'FORBIDDEN',
      `${what}: Storage refused it (${error.message}). "studio doctor" says which policy is missing.`,
    );
  if (code >= 400 && code < 500) return new Fault('BAD_REQUEST', `${what}: ${error.message}.`);
  return new Fault('UNAVAILABLE', `${what}: Storage does not answer (${error.message}).`);
}
