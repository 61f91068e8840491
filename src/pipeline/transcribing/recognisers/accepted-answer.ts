import { setTimeout as pause } from 'node:timers/promises';
import type OpenAI from 'openai';
import { readRetryAfter } from '../../providers/retry-after.js';

/** First wait before a result is asked for where the server names none, doubled up to the longest; milliseconds. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;

/**
 * Follows a 202 to its result: the server took the sound and names the place where the transcript will be. The place must be on the same server, which
 * alone gets the key. A 202 that names no place is given back as it is.
 * @param signal bounds the wait
 */
export async function finishedResponse(client: OpenAI, response: Response, signal: AbortSignal): Promise<Response> {
  const place = placeOf(response, client.baseURL);
  if (place === null) return response;
  let answer = response;
  for (let wait = FIRST_WAIT_MS; answer.status === 202; wait = Math.min(LONGEST_WAIT_MS, wait * 2)) {
    await answer.body?.cancel();
    const asked = readRetryAfter(answer.headers);
    await pause(asked ?? wait, undefined, { signal }).catch(() => signal.throwIfAborted());
    answer = await client.get(place, { signal }).asResponse();
  }
  return answer;
}

function placeOf({ status, headers, url }: Response, base: string): string | null {
  const location = headers.get('location') ?? headers.get('operation-location');
  if (status !== 202 || location === null || !URL.canParse(location, url || base)) return null;
  const place = new URL(location, url || base);
  return place.origin === new URL(base).origin ? place.href : null;
}
