import { PART_BYTES, resumableEndpoint, type StorageTarget } from './storage-target.js';
import { UploadLost } from './upload-lost.js';

const RETRY_DELAYS_MS = [0, 1_000, 3_000, 5_000, 10_000, 20_000];

/** Sends a file in parts (TUS). A broken connection, or a reload of the page, continues behind the last part that was stored. */
export async function sendInParts(
  target: StorageTarget,
  path: string,
  file: File,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const { Upload } = await import('tus-js-client');
  return new Promise((resolve, reject) => {
    const upload = new Upload(file, {
      endpoint: resumableEndpoint(target.url),
      retryDelays: RETRY_DELAYS_MS,
      chunkSize: PART_BYTES,
      uploadDataDuringCreation: true,
      removeFingerprintOnSuccess: true,
      metadata: {
        bucketName: target.bucket,
        objectName: path,
        contentType: file.type || 'application/octet-stream',
        cacheControl: '3600',
      },
      onBeforeRequest: async (request) => {
        request.setHeader('authorization', `Bearer ${await target.token()}`);
        request.setHeader('apikey', target.publishableKey);
        request.setHeader('x-upsert', 'false');
      },
      onProgress: (sent) => onProgress(sent),
      onSuccess: () => resolve(),
      onError: (error) =>
        reject(
          isLost(error)
            ? new UploadLost()
            : new Error(`The upload was interrupted (${error.message.slice(0, 160)}). Try again.`),
        ),
    });
    signal.addEventListener('abort', () => void upload.abort());
    upload.start();
  });
}

/** There was no answer: the server was not reached. */
function isLost(error: Error): boolean {
  return !('originalResponse' in error) || error.originalResponse === null;
}
