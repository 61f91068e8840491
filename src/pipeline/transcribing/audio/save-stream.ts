import { open } from 'node:fs/promises';
import { Fault } from '../../../platform/fault.js';

export interface SaveOptions {
  readonly path: string;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
  readonly onBytes: (bytes: number) => void;
  /** Receives each piece in order, for a hash. */
  readonly onPiece?: (piece: Uint8Array) => void;
}

/** A source that sends nothing for this long counts as dead, in milliseconds. */
const STALL_MS = 30_000;

/**
 * Writes a stream to a file piece by piece and returns its length in bytes.
 * @throws Fault AUDIO_TOO_LARGE beyond the limit, AUDIO_UNREADABLE when it is empty, INTERNAL (retryable) when it breaks or stalls
 */
export async function saveStream(stream: ReadableStream<Uint8Array>, options: SaveOptions): Promise<number> {
  const file = await open(options.path, 'wx', 0o600);
  const reader = stream.getReader();
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await nextPiece(reader, options.signal);
      if (done) break;
      bytes += value.byteLength;
      if (bytes > options.maxBytes) throw tooLarge(options.maxBytes);
      options.onPiece?.(value);
      await file.writeFile(value);
      options.onBytes(bytes);
    }
  } finally {
    await reader.cancel().catch(() => undefined); // the stream already failed, which was thrown
    await file.close();
  }
  if (bytes === 0) throw new Fault('AUDIO_UNREADABLE', 'The audio file is empty. Upload it again.');
  return bytes;
}

/** The file is larger than the setting allows. */
export function tooLarge(maxBytes: number): Fault {
  const limit = `${Math.floor(maxBytes / 1024 / 1024)} MB`;
  const advice = 'Compress it (MP3 or M4A, mono), or raise the setting MAX_AUDIO_BYTES.';
  return new Fault('AUDIO_TOO_LARGE', `The audio file is larger than the ${limit} that are allowed. ${advice}`);
}

async function nextPiece(reader: ReadableStreamDefaultReader<Uint8Array>, signal: AbortSignal) {
  signal.throwIfAborted();
  const stopped = Promise.withResolvers<never>();
  const onAbort = () => stopped.reject(signal.reason);
  const message = 'The download of the audio stalled. It is tried again.';
  const timer = setTimeout(() => stopped.reject(new Fault('INTERNAL', message)), STALL_MS);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([reader.read(), stopped.promise]);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Fault) throw error;
    throw new Fault('INTERNAL', 'The download of the audio ended early. It is tried again.', { cause: error });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}
