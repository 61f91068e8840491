import { lookup } from 'node:dns/promises';
import { isPublicAddress } from '../../../platform/http/address-guard.js';
import { modelFaults } from './model-faults.js';

const MOST_REDIRECTS = 5;

/**
 * Asks the hub or a mirror for something. The hub redirects to the hosts that have its files; a redirect from a public host never leads into a private
 * network, and never to plain HTTP. A mirror in a private network may redirect within it.
 * @throws Fault TRANSCRIBER_UNAVAILABLE for a redirect that is not followed; TypeError where a host cannot be reached
 */
export async function askHub(url: string, init: Omit<RequestInit, 'redirect'>): Promise<Response> {
  const first = new URL(url);
  let current = first;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const answer = await fetch(current, { ...init, redirect: 'manual' });
    const target = answer.headers.get('location');
    if (answer.status < 300 || answer.status > 399 || target === null) return answer;
    await answer.body?.cancel();
    if (!URL.canParse(target, current.href)) throw modelFaults.strayRedirect(first.host, 'no address');
    current = new URL(target, current);
    if (!(await mayRedirect(first, current)))
      throw modelFaults.strayRedirect(first.host, current.host || current.protocol);
  }
  throw modelFaults.strayRedirect(first.host, 'one address after another');
}

/** Whether a redirect from one address may lead to the other. */
export async function mayRedirect(from: URL, to: URL): Promise<boolean> {
  if (to.origin === from.origin) return true;
  if (to.protocol !== 'https:' && to.protocol !== 'http:') return false;
  return !(await isPublic(from)) || (to.protocol === 'https:' && (await isPublic(to)));
}

/** Whether all addresses of a host are on the public internet. */
async function isPublic({ hostname }: URL): Promise<boolean> {
  const addresses = await lookup(hostname.replace(/^\[|\]$/g, ''), { all: true });
  return addresses.every(({ address }) => isPublicAddress(address));
}
