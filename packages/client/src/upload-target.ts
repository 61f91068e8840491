import { StudioJobsError } from './studio-jobs-error.js';

/** Where an upload goes and with what. */
export interface UploadTarget {
  /** `https://…/storage/v1`. */
  readonly storageUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bucket: string;
  readonly path: string;
  readonly contentType: string;
}

/** What Storage answered, as an error of the client. */
export function uploadError(status: number, body: string): StudioJobsError {
  const code = (
    { 400: 'BAD_REQUEST', 401: 'UNAUTHENTICATED', 403: 'FORBIDDEN', 404: 'NOT_FOUND', 409: 'CONFLICT' } as const
  )[status as 400];
  return new StudioJobsError(
    code ?? (status < 500 ? 'BAD_REQUEST' : 'UNAVAILABLE'),
    `The upload failed with ${status}: ${body.slice(0, 300)}`,
  );
}
