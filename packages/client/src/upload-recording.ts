import { requestWithProgress } from './request-with-progress.js';
import { resumableUpload } from './resumable-upload.js';
import type { StudioJobsClient } from './studio-jobs-client.js';
import { type UploadTarget, uploadError } from './upload-target.js';

/** How far an upload is, in bytes. */
export interface UploadProgress {
  readonly sent: number;
  readonly total: number;
}

export interface RecordingUpload {
  /** Whose recording it is: its path begins with this id, by which the project's Storage policies go. */
  readonly userId: string;
  /** The name of the file, where `file` is not a File. */
  readonly name?: string;
  readonly onProgress?: (progress: UploadProgress) => void;
  /** Ends the upload. */
  readonly signal?: AbortSignal;
}

export interface UploadedRecording {
  /** The path in the bucket: the `rawAudioUrl` of a job. */
  readonly path: string;
  readonly bucket: string;
}

/** Small files go in one request; larger ones in parts that can be resumed, where the server takes them. Bytes. */
const RESUMABLE_FROM = 6 * 1024 * 1024;

/** @throws StudioJobsError with what Storage answered */
export async function uploadRecording(
  client: StudioJobsClient,
  file: Blob,
  { userId, name, onProgress, signal }: RecordingUpload,
): Promise<UploadedRecording> {
  const bucket = client.options.bucket ?? 'audio';
  const path = `${userId}/${crypto.randomUUID()}-${safeName(name ?? (file as { name?: string }).name ?? 'recording')}`;
  const target = { ...(await storageOf(client)), bucket, path, contentType: file.type || 'application/octet-stream' };
  const report = (sent: number) => onProgress?.({ sent, total: file.size });
  report(0);
  const resumed = file.size > RESUMABLE_FROM && (await resumableUpload(target, file, { report, signal }));
  if (!resumed) await uploadWhole(target, file, { report, signal });
  report(file.size);
  return { path, bucket };
}

/** Storage accepts letters, digits and a few marks in a name: accents are dropped, and every other character becomes a hyphen. */
function safeName(name: string): string {
  return (
    name
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .replace(/[^\w.-]+/g, '-')
      .replace(/^\.+/, '')
      .slice(-100) || 'recording'
  );
}

async function storageOf({ supabase }: StudioJobsClient) {
  const { storageUrl, supabaseUrl, supabaseKey } = supabase as unknown as Readonly<Record<string, unknown>>;
  const key = String(supabaseKey);
  const { data } = await supabase.auth.getSession();
  return {
    storageUrl: String(storageUrl ?? `${String(supabaseUrl)}/storage/v1`).replace(/\/$/, ''),
    headers: { apikey: key, authorization: `Bearer ${data.session?.access_token ?? key}` },
  };
}

async function uploadWhole(
  { storageUrl, headers, bucket, path, contentType }: UploadTarget,
  file: Blob,
  { report, signal }: { report: (sent: number) => void; signal?: AbortSignal },
): Promise<void> {
  const answer = await requestWithProgress({
    method: 'POST',
    url: `${storageUrl}/object/${bucket}/${path.split('/').map(encodeURIComponent).join('/')}`,
    headers: { ...headers, 'content-type': contentType, 'x-upsert': 'false' },
    body: file,
    onProgress: report,
    signal,
  });
  if (answer.status < 300) return;
  throw uploadError(answer.status, answer.body);
}
