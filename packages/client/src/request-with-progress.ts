import { StudioJobsError } from './studio-jobs-error.js';

/** A request with a body that may be large. */
export interface LargeRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Blob;
  /** Bytes that have been sent. */
  readonly onProgress: (sent: number) => void;
  readonly signal?: AbortSignal;
}

export interface LargeAnswer {
  readonly status: number;
  readonly body: string;
  header(name: string): string | null;
}

/** The part of XMLHttpRequest that is used: browsers have it, servers do not. */
interface Xhr {
  readonly upload: { onprogress: ((event: { readonly loaded: number }) => void) | null };
  readonly status: number;
  readonly responseText: string;
  onload: (() => void) | null;
  onerror: (() => void) | null;
  onabort: (() => void) | null;
  open(method: string, url: string): void;
  setRequestHeader(name: string, value: string): void;
  getResponseHeader(name: string): string | null;
  send(body: Blob): void;
  abort(): void;
}

/** Sends it by XMLHttpRequest where there is one, since fetch reports no progress of what it sends. */
export function requestWithProgress(request: LargeRequest): Promise<LargeAnswer> {
  const { XMLHttpRequest: Browser } = globalThis as unknown as { readonly XMLHttpRequest?: new () => Xhr };
  return Browser === undefined ? byFetch(request) : byXhr(new Browser(), request);
}

async function byFetch({ method, url, headers, body, onProgress, signal }: LargeRequest): Promise<LargeAnswer> {
  const answer = await fetch(url, { method, headers: { ...headers }, body, signal: signal ?? null }).catch((cause) => {
    throw new StudioJobsError('UNAVAILABLE', 'The upload was broken off.', { cause });
  });
  onProgress(body.size);
  return { status: answer.status, body: await answer.text(), header: (name) => answer.headers.get(name) };
}

function byXhr(xhr: Xhr, { method, url, headers, body, onProgress, signal }: LargeRequest): Promise<LargeAnswer> {
  return new Promise((resolve, reject) => {
    const broken = () => reject(new StudioJobsError('UNAVAILABLE', 'The upload was broken off.'));
    if (signal?.aborted) return broken();
    xhr.upload.onprogress = ({ loaded }) => onProgress(Math.min(loaded, body.size));
    xhr.onload = () =>
      resolve({ status: xhr.status, body: xhr.responseText, header: (name) => xhr.getResponseHeader(name) });
    xhr.onerror = broken;
    xhr.onabort = broken;
    signal?.addEventListener('abort', () => xhr.abort(), { once: true });
    xhr.open(method, url);
    for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
    xhr.send(body);
  });
}
