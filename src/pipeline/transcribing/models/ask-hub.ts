import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { Readable } from 'node:stream';
import { ENGINE_VERSION } from '../../../platform/engine-version.js';
import { INTERNET, isPrivateLiteral, type Network, pinnedLookup } from '../../../platform/http/pinned-lookup.js';
import { modelFaults } from './model-faults.js';

const MOST_REDIRECTS = 5;
const USER_AGENT = `evolution-studios-engine/${ENGINE_VERSION}`;
/** Statuses whose answers have no body. */
const EMPTY = [204, 205, 304];

export interface HubRequest {
  readonly method?: 'GET' | 'HEAD';
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/**
 * Asks the hub or a mirror for something. The hub redirects to the hosts that have its files. If the first connection went to the public
 * internet, no redirect leads into a private network or to plain HTTP: the name of each further host is resolved once, and the connection goes
 * to the address that was checked. A mirror in a private network may redirect anywhere.
 * @throws Fault TRANSCRIBER_UNAVAILABLE for a redirect that is not followed; Error where a host cannot be reached; the signal's reason when aborted
 */
export async function askHub(url: string, request: HubRequest, network: Network = INTERNET): Promise<Response> {
  const first = new URL(url);
  let current = first;
  let isPublic = false;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    // The operator chose the first address: it may be anywhere.
    const reach = isPublic ? network : { ...network, isPublic: () => true };
    const astray = () => modelFaults.strayRedirect(first.host, current.host || current.protocol);
    const answer = await send(current, request, pinnedLookup(astray, reach));
    if (hop === 0) isPublic = network.isPublic(addressOf(answer));
    const { statusCode: status = 0, headers } = answer;
    const target = headers.location;
    if (status < 300 || status > 399 || target === undefined) return responseOf(answer, request);
    answer.destroy();
    if (!URL.canParse(target, current.href)) throw modelFaults.strayRedirect(first.host, 'no address');
    current = new URL(target, current);
    if (!mayRedirect(first, current, isPublic)) throw astray();
  }
  throw modelFaults.strayRedirect(first.host, 'one address after another');
}

/** Whether a redirect may lead to an address, as far as the address itself shows. @param isPublic whether `from` is on the public internet */
export function mayRedirect(from: URL, to: URL, isPublic: boolean): boolean {
  if (to.protocol !== 'https:' && to.protocol !== 'http:') return false;
  if (!isPublic) return true;
  return (to.protocol === 'https:' || to.origin === from.origin) && !isPrivateLiteral(to.hostname);
}

async function send(
  url: URL,
  { method = 'GET', headers, signal }: HubRequest,
  lookup: LookupFunction,
): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const options = { method, signal, agent: false, lookup, headers: { 'user-agent': USER_AGENT, ...headers } };
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  request(url, options, resolve).on('error', reject).end();
  try {
    return await promise;
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}

/** An IPv4 address may come in IPv6 notation. */
function addressOf({ socket }: IncomingMessage): string {
  return (socket.remoteAddress ?? '').replace(/^::ffff:/i, '');
}

function responseOf(answer: IncomingMessage, { method }: HubRequest): Response {
  const { statusCode: status = 0, headers } = answer;
  const bare = method === 'HEAD' || EMPTY.includes(status);
  if (bare) answer.resume();
  const told = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  return new Response(bare ? null : (Readable.toWeb(answer) as ReadableStream), { status, headers: told });
}
