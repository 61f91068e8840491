import type { StorageTarget } from './storage-target.js';
import { UploadLost } from './upload-lost.js';

/** Sends a file in one request, with progress: `fetch` says nothing of how far a body is. */
export async function sendPlain(
  { url, bucket, publishableKey, token }: StorageTarget,
  path: string,
  file: File,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const bearer = await token();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${url}/storage/v1/object/${bucket}/${path.split('/').map(encodeURIComponent).join('/')}`);
    request.setRequestHeader('authorization', `Bearer ${bearer}`);
    request.setRequestHeader('apikey', publishableKey);
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.setRequestHeader('x-upsert', 'false');
    request.upload.onprogress = ({ loaded }) => onProgress(Math.min(loaded, file.size));
    request.onload = () => (isStored(request) ? resolve() : reject(new Error(sentenceOf(request))));
    request.onerror = () => reject(new UploadLost());
    request.onabort = () => reject(new Error('The upload was stopped.'));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

/** A path is used once, so an object that stands there is this file: the answer to an earlier try was lost. */
function isStored({ status, responseText }: XMLHttpRequest): boolean {
  return (status >= 200 && status < 300) || /Duplicate|already exists/i.test(responseText);
}

function sentenceOf({ status, responseText }: XMLHttpRequest): string {
  if (status === 413)
    return 'The file is larger than Storage accepts. Split the recording, or raise the limit of the bucket.';
  if (status === 401 || status === 403) return 'Storage refused the file: sign out, sign in again, then try again.';
  const said = /"message"\s*:\s*"([^"]{1,200})"/.exec(responseText)?.[1];
  return `Storage did not accept the file (${said ?? `answer ${status}`}). Try again.`;
}
