import { Fault } from '../platform/fault.js';

/** The status of a project that is paused. */
export const PAUSED = 540;
export const PAUSED_PROJECT = 'The project is paused: resume it in the dashboard.';

/** The information that supabase-js gives on a failed call to Storage. */
interface StorageProblem {
  readonly message?: string;
  readonly status?: number;
  readonly statusCode?: string;
  readonly code?: string;
}

/**
 * The HTTP status that Storage meant: it answers 400 to much and puts the real one into the body's `statusCode`.
 * Undefined when no answer came at all.
 */
export function storageStatus(error: unknown): number | undefined {
  const { status, statusCode } = error as StorageProblem;
  const inner = Number(statusCode);
  return Number.isInteger(inner) && inner >= 400 ? inner : status;
}

/** Whether Storage says that there is no such object (and not that the whole bucket is missing). */
export function isMissingObject(error: unknown): boolean {
  const { code } = error as StorageProblem;
  return code === 'NoSuchKey' || (storageStatus(error) === 404 && !isMissingBucket(error));
}

/** Whether Storage answers that there is no such bucket. */
export function isMissingBucket(error: unknown): boolean {
  const { code, message } = error as StorageProblem;
  return code === 'NoSuchBucket' || /bucket not found/i.test(message ?? '');
}

/**
 * Turns a failed call to Storage into the fault that a job carries. A refused key and a missing bucket say nothing of the recording: its job waits
 * until the setting is corrected, as it waits for a Storage that is down.
 */
export function storageFault(error: unknown, bucket: string): Fault {
  const status = storageStatus(error);
  const options = { cause: error, provider: 'supabase-storage', providerStatus: status, retryable: true };
  if (isMissingBucket(error)) {
    const advice = `Create the bucket "${bucket}" in the Supabase project, or name yours in SUPABASE_AUDIO_BUCKET.`;
    return new Fault('INTERNAL', `The audio bucket "${bucket}" does not exist. ${advice}`, options);
  }
  if (isMissingObject(error)) return missingObject(bucket, error);
  if (status === 401 || status === 403) {
    const advice = 'Check SUPABASE_SECRET_KEY (or SUPABASE_SERVICE_ROLE_KEY).';
    return new Fault('INTERNAL', `Supabase Storage refused the engine's key. ${advice}`, options);
  }
  if (status === PAUSED) return new Fault('INTERNAL', `Supabase Storage does not answer. ${PAUSED_PROJECT}`, options);
  const what = status === undefined ? 'could not be reached' : `answered with status ${status}`;
  const advice = 'The engine tries again. If the error persists, check SUPABASE_URL and the state of the project.';
  return new Fault('INTERNAL', `Supabase Storage ${what}. ${advice}`, options);
}

/** The same for a question about the bucket itself. */
export function bucketFault(error: unknown, bucket: string): Fault {
  if (!isMissingObject(error)) return storageFault(error, bucket);
  const message = 'SUPABASE_URL does not answer as Supabase Storage does (status 404). Check the address.';
  return new Fault('INTERNAL', message, { cause: error, retryable: true });
}

/** There is no such object. */
export function missingObject(bucket: string, cause?: unknown): Fault {
  const advice = 'Upload it first, then submit the job again.';
  return new Fault('AUDIO_NOT_FOUND', `There is no such file in the audio bucket "${bucket}". ${advice}`, { cause });
}
