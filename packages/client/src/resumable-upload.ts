import { type LargeAnswer, requestWithProgress } from './request-with-progress.js';
import { StudioJobsError } from './studio-jobs-error.js';
import { type UploadTarget, uploadError } from './upload-target.js';
import { wait } from './wait.js';

/** Storage takes parts of exactly this size, the last one apart. Bytes. */
const PART = 6 * 1024 * 1024;
/** Tries in a row without a byte more; the pauses grow. */
const TRIES = 5;
const FIRST_PAUSE_MS = 500;
/** Answers that say: this server has no resumable uploads. */
const ABSENT = new Set([404, 405, 501]);

interface Options {
  readonly report: (sent: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Uploads in parts by the tus protocol 1.0.0. A part that is lost on the way is sent again from the byte that the server has.
 * Answers false where the server has no resumable uploads.
 * @throws StudioJobsError with what Storage answered
 */
export async function resumableUpload(target: UploadTarget, file: Blob, options: Options): Promise<boolean> {
  const location = await create(target, file, options.signal);
  if (location === null) return false;
  let offset = 0;
  for (let tries = 0; offset < file.size; ) {
    const before = offset;
    offset = await sendPart({ target, location, file, offset, options }).catch((error) => {
      if (!isPassing(error) || options.signal?.aborted || tries + 1 >= TRIES) throw error;
      return offset;
    });
    options.report(offset);
    tries = offset > before ? 0 : tries + 1;
    if (tries === 0) continue;
    await wait(FIRST_PAUSE_MS * 2 ** (tries - 1), options.signal ?? new AbortController().signal);
    offset = await offsetOf(target, location, offset);
  }
  return true;
}

async function create(
  { storageUrl, headers, bucket, path, contentType }: UploadTarget,
  file: Blob,
  signal?: AbortSignal,
) {
  const url = `${storageUrl}/upload/resumable`;
  const metadata = { bucketName: bucket, objectName: path, contentType, cacheControl: '3600' };
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      ...headers,
      'tus-resumable': '1.0.0',
      'upload-length': String(file.size),
      'upload-metadata': Object.entries(metadata)
        .map(([name, value]) => `${name} ${btoa(value)}`)
        .join(','),
      'x-upsert': 'false',
    },
    signal: signal ?? null,
  }).catch((cause) => {
    throw new StudioJobsError('UNAVAILABLE', 'Storage cannot be reached.', { cause });
  });
  if (ABSENT.has(answer.status)) return null;
  const location = answer.headers.get('location');
  if (answer.status !== 201 || location === null) throw uploadError(answer.status, await answer.text());
  return new URL(location, url).href;
}

/** Answers the offset after the part. */
async function sendPart(part: {
  target: UploadTarget;
  location: string;
  file: Blob;
  offset: number;
  options: Options;
}): Promise<number> {
  const { target, location, file, offset, options } = part;
  const body = file.slice(offset, offset + PART);
  const answer: LargeAnswer = await requestWithProgress({
    method: 'PATCH',
    url: location,
    headers: {
      ...target.headers,
      'tus-resumable': '1.0.0',
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    },
    body,
    onProgress: (sent) => options.report(offset + sent),
    signal: options.signal,
  });
  if (answer.status !== 204) throw uploadError(answer.status, answer.body);
  return Number(answer.header('upload-offset') ?? offset + body.size);
}

/** How much the server has; where it does not say, what was known. */
async function offsetOf({ headers }: UploadTarget, location: string, known: number): Promise<number> {
  const answer = await fetch(location, { method: 'HEAD', headers: { ...headers, 'tus-resumable': '1.0.0' } }).catch(
    () => null,
  );
  const offset = Number(answer?.headers.get('upload-offset') ?? Number.NaN);
  return Number.isNaN(offset) ? known : offset;
}

function isPassing(error: unknown): boolean {
  return error instanceof StudioJobsError && (error.code === 'UNAVAILABLE' || error.code === 'CONFLICT');
}
