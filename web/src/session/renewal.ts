import { type AuthError, isAuthRetryableFetchError, type Session, type SupabaseClient } from '@supabase/supabase-js';

/** What came of a token that was refused. */
export interface Renewal {
  /** The session to go on with; null where it has ended, or where Supabase cannot say. */
  readonly session: Session | null;
  /** Supabase could not be asked: the session may still be good. */
  readonly unknown: boolean;
}

/**
 * Renews the session whose access token was refused, although the browser's clock takes it for good. Another tab, or another request of this one,
 * may have renewed it meanwhile: then that session is the answer, and nobody is signed out.
 * @param refused the access token; null where nothing was sent
 */
export async function renewSession(supabase: SupabaseClient, refused: string | null): Promise<Renewal> {
  const before = await storedSession(supabase);
  if (before !== null && before.access_token !== refused) return { session: before, unknown: false };
  const { data, error } = await supabase.auth.refreshSession();
  if (data.session !== null) return { session: data.session, unknown: false };
  const after = await storedSession(supabase);
  if (after !== null && after.access_token !== refused) return { session: after, unknown: false };
  return { session: null, unknown: isUnanswered(error) };
}

/** The session that every tab shares, renewed where the browser's clock says that it has ended. */
export async function storedSession(supabase: SupabaseClient): Promise<Session | null> {
  return (await supabase.auth.getSession()).data.session;
}

function isUnanswered(error: AuthError | null): boolean {
  return error !== null && isAuthRetryableFetchError(error);
}
