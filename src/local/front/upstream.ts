import type { IncomingHttpHeaders } from 'node:http';

/** An upload of hundreds of megabytes on a slow disk. */
const REQUEST_LIMIT_MS = 10 * 60_000;

/** What of a caller's headers the API needs to know who is calling. */
const IDENTITY = ['authorization', 'apikey', 'x-client-info'] as const;

/** The local Supabase API behind the front. */
export class Upstream {
  /** @param url where it answers, without a slash at the end */
  constructor(readonly url: string) {}

  /** Asks the API as the caller of a request. */
  ask(
    method: string,
    path: string,
    caller: IncomingHttpHeaders,
    content: { readonly body?: ReadableStream | string; readonly headers?: Readonly<Record<string, string>> } = {},
  ): Promise<Response> {
    const headers = new Headers(content.headers);
    for (const name of IDENTITY) {
      const value = caller[name];
      if (typeof value === 'string') headers.set(name, value);
    }
    const { body } = content;
    const signal = AbortSignal.timeout(REQUEST_LIMIT_MS);
    const init = { method, headers, body, signal, ...(body === undefined ? {} : { duplex: 'half' }) };
    return fetch(`${this.url}${path}`, init as RequestInit);
  }
}

/** The path of an object below a route of the API, with what a URL needs escaped. */
export function objectPath(bucket: string, name: string): string {
  return [bucket, ...name.split('/')].map(encodeURIComponent).join('/');
}
