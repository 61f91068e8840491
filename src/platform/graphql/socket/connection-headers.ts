import type { IncomingHttpHeaders } from 'node:http';

/** Headers that identify a caller. */
const CREDENTIALS = ['authorization', 'apikey'] as const;
/**
 * Names for a token in other projects' examples. A token under an unknown name would be ignored, and a local engine would treat its bearer as the
 * secret key.
 */
const TOKEN_NAMES = ['token', 'authtoken', 'accesstoken', 'access_token'];

/**
 * The headers of the upgrade with the credentials of `connectionParams` in their place, which is where a browser can put them: at the top or
 * under `headers`, in any spelling of their names; a token alone may be named `token`, `authToken` or `accessToken` as well. Where there are none,
 * those of the upgrade itself count.
 */
export function connectionHeaders(upgrade: IncomingHttpHeaders, params: unknown): IncomingHttpHeaders {
  const shown = credentialsIn(params);
  if (shown === null) return upgrade;
  const { authorization: _authorization, apikey: _apikey, ...rest } = upgrade;
  return { ...rest, ...shown };
}

/** The credentials that a client sent; null if there are none. */
export function credentialsIn(params: unknown): IncomingHttpHeaders | null {
  const found: IncomingHttpHeaders = {};
  for (const place of [headersIn(params), params]) {
    for (const [name, value] of entriesOf(place)) {
      const credential = CREDENTIALS.find((known) => known === name.toLowerCase());
      if (credential && typeof value === 'string' && value !== '') found[credential] = value;
    }
  }
  const token = found.authorization === undefined ? tokenIn(params) : null;
  if (token !== null) found.authorization = /^bearer /i.test(token) ? token : `Bearer ${token}`;
  return Object.keys(found).length === 0 ? null : found;
}

function tokenIn(params: unknown): string | null {
  const entries = [...entriesOf(params), ...entriesOf(headersIn(params))];
  const named = entries.find(([name]) => TOKEN_NAMES.includes(name.toLowerCase()))?.[1];
  return typeof named === 'string' && named !== '' ? named : null;
}

function headersIn(params: unknown): unknown {
  return typeof params === 'object' && params !== null && 'headers' in params ? params.headers : null;
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}
