import type { SupabaseSettings } from '../platform/environment/environment.js';

/** What a refused publishable key is, and what to do about it. */
export const REFUSED_KEY = {
  message: 'Supabase refuses SUPABASE_PUBLISHABLE_KEY (or SUPABASE_ANON_KEY).',
  cure: 'Copy the publishable key again: Project Settings → API Keys.',
} as const;

/** Whether the answer of Supabase Auth to a request with only the publishable key refuses that key. */
export function refusesKey({ status }: Pick<Response, 'status'>): boolean {
  return status === 401 || status === 403;
}

/** The address that answers to a publishable key alone, and the request's headers. */
export function keyProbe({ url, publishableKey }: Pick<SupabaseSettings, 'url' | 'publishableKey'>) {
  return { url: `${url}/auth/v1/settings`, headers: { apikey: publishableKey } };
}

/** Whether Supabase takes the publishable key. @returns `ok`, or what is wrong and what to do, without host and key */
export async function checkPublishableKey(supabase: SupabaseSettings, limitMs: number): Promise<string> {
  const { url, headers } = keyProbe(supabase);
  try {
    const answer = await fetch(url, { headers, signal: AbortSignal.timeout(limitMs), redirect: 'manual' });
    await answer.body?.cancel();
    const { message, cure } = REFUSED_KEY;
    return refusesKey(answer) ? `${message} The console and frontends cannot sign in. ${cure}` : 'ok';
  } catch {
    return 'cannot be checked: Supabase Auth does not answer. Check SUPABASE_URL; a paused project is resumed in the dashboard.';
  }
}
