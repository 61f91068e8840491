import type { Session } from '@supabase/supabase-js';

const LOCK = 'studio-renewal';
/** A line that swallows packets must not stop the renewals of every tab. */
const ANSWER_MS = 30_000;
/** For the tabs that are before this one. */
const TURN_MS = 60_000;
/** From Supabase's answer to the session that supabase-js has stored. */
const STORED_MS = 2_000;
const LOOK_MS = 20;

/** The session that every tab shares; null where there is none. */
type ReadSession = () => Session | null;

/**
 * `fetch` for supabase-js. A refresh token is good for one renewal, and every tab of the console shares it: when all of them notice at once that
 * the access token has ended, one renews, and the others are given what it got. Without this the second tab would be refused, or would
 * end the session that the first one has just renewed.
 */
export function renewingOnce(storedSession: ReadSession): typeof fetch {
  return (input, init) => {
    const spent = refreshTokenIn(input, init?.body);
    if (spent === null || !('locks' in navigator)) return fetch(input, init);
    const isStored = () => storedSession()?.refresh_token !== spent;
    return inTurn(async () => {
      const stored = storedSession();
      if (stored !== null && stored.refresh_token !== spent) return Response.json(stored);
      return fetch(input, { ...init, signal: AbortSignal.timeout(ANSWER_MS) });
    }, isStored);
  };
}

/** Hands over the answer at once, and keeps the turn until the new session is stored. */
function inTurn(ask: () => Promise<Response>, isStored: () => boolean): Promise<Response> {
  return new Promise((resolve, reject) => {
    const hold = async () => {
      const answer = await ask();
      resolve(answer);
      if (answer.ok) await until(isStored);
    };
    navigator.locks.request(LOCK, { signal: AbortSignal.timeout(TURN_MS) }, hold).catch(reject);
  });
}

async function until(done: () => boolean): Promise<void> {
  for (let waited = 0; !done() && waited < STORED_MS; waited += LOOK_MS) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** The refresh token that a request gives away; null where it renews nothing. */
function refreshTokenIn(input: Parameters<typeof fetch>[0], body: unknown): string | null {
  const url = input instanceof Request ? input.url : String(input);
  if (!/\/auth\/v1\/token\?.*grant_type=refresh_token/.test(url) || typeof body !== 'string') return null;
  return (JSON.parse(body) as { refresh_token?: string }).refresh_token ?? null;
}
