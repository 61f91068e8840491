import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { SupabaseSettings } from '../platform/environment/environment.js';

/** Nest injection token of the one client that holds the secret key: it may do everything, so each use checks for whom. */
export const SUPABASE_CLIENT = Symbol('SupabaseClient');

/** How long a server of the project may take to begin its answer, in milliseconds; bodies have their readers' limits. */
const ANSWER_TIMEOUT_MS = 30_000;

/** Makes the client with the secret key; it keeps no session and no timers. */
export function createServiceClient(settings: SupabaseSettings): SupabaseClient {
  return createClient(settings.url, settings.secretKey, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    global: { fetch: fetchThatAnswers },
  });
}

/** `fetch` that gives up when no answer begins in time; it never cuts an answer that has begun. */
async function fetchThatAnswers(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  const silent = new AbortController();
  const timer = setTimeout(
    () => silent.abort(new Error(`No answer within ${ANSWER_TIMEOUT_MS / 1000} seconds`)),
    ANSWER_TIMEOUT_MS,
  );
  try {
    const signal = init.signal ? AbortSignal.any([init.signal, silent.signal]) : silent.signal;
    return await fetch(input, { ...init, signal });
  } finally {
    clearTimeout(timer);
  }
}
