import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Fault } from '../../platform/fault.js';

const FRONT = 'http://front';

/** An upload of hundreds of megabytes on a slow disk. */
const REQUEST_LIMIT_MS = 10 * 60_000;

/** What of a caller's headers the API needs to know who is calling. */
const IDENTITY = ['authorization', 'apikey', 'x-client-info'] as const;

/** The URL of a request; that of the front itself where the request names none, such as "//": a parser's error would end the whole process. */
export function urlOf({ url = '/' }: Pick<IncomingMessage, 'url'>): URL {
  return new URL(URL.canParse(url, FRONT) ? url : '/', FRONT);
}

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
    const problem = headerProblem(content.headers ?? {});
    if (problem !== null) throw new Fault('BAD_REQUEST', problem);
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

/** What HTTP allows in the value of a header. */
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Says which of the headers of an object cannot be sent, or null. Their values come out of forms and metadata, which may contain anything. */
export function headerProblem(headers: Readonly<Record<string, string>>): string | null {
  const bad = Object.entries(headers).find(([, value]) => !HEADER_VALUE.test(value));
  return bad === undefined ? null : `The ${bad[0]} of the object contains a character that no HTTP header can carry.`;
}

/**
 * The path of an object below a route of the API, with what a URL needs escaped.
 * @throws Fault BAD_REQUEST for a name that leads elsewhere or that no URL can carry
 */
export function objectPath(bucket: string, name: string): string {
  const segments = [bucket, ...name.split('/')];
  if (!name.isWellFormed() || segments.some((segment) => /^\.{1,2}$/.test(segment)))
    throw new Fault('BAD_REQUEST', 'The name of the object is not valid.');
  return segments.map(escapedName).join('/');
}

/** The API decodes what `encodeURI` encodes, and stores `%3B` for a semicolon that is encoded. */
function escapedName(name: string): string {
  return encodeURI(name).replace(/[?#]/g, encodeURIComponent);
}

const OBJECTS = '/storage/v1/object/';

/**
 * The URL of a request for an object with its name spelt in the one way that the API reads: clients encode names in different ways, and the
 * API takes each spelling for another name. Other URLs, and names that could lead to another folder, stay as they are.
 */
export function spelledOnce(url: string): string {
  if (!url.startsWith(OBJECTS)) return url;
  const [path = '', ...query] = url.split('?');
  const names = path.slice(OBJECTS.length).split('/').map(spelledName);
  return [OBJECTS + names.join('/'), ...query].join('?');
}

function spelledName(encoded: string): string {
  try {
    const name = decodeURIComponent(encoded);
    return /^\.{1,2}$|[/\\]/.test(name) ? encoded : escapedName(name);
  } catch {
    return encoded;
  }
}
