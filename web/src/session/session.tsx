import type { AuthError, SupabaseClient, User } from '@supabase/supabase-js';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { renewSession, storedSession } from './renewal.js';

/** Somebody who has signed in. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly isAdmin: boolean;
}

/** `undefined` while the stored session is read; null for nobody. */
export type SessionState = Account | null | undefined;

interface SessionValue {
  readonly supabase: SupabaseClient;
  readonly account: SessionState;
}

/** Who is signed in; `SessionProvider` keeps it true. */
export const SessionContext = createContext<SessionValue | null>(null);

interface ProviderProps {
  readonly supabase: SupabaseClient;
  readonly children: ReactNode;
}

/** Knows who is signed in, and follows sign-in, renewal and sign-out, in other tabs too. */
export function SessionProvider({ supabase, children }: ProviderProps) {
  const [account, setAccount] = useState<SessionState>(undefined);
  useEffect(() => {
    let latest = 0;
    // An answer that a later event has overtaken says what was.
    const read = async (signedIn: boolean) => {
      latest += 1;
      const own = latest;
      const known = signedIn ? await accountOf(supabase) : null;
      if (own === latest) setAccount((before) => (same(before, known) ? before : known));
    };
    const { data } = supabase.auth.onAuthStateChange((_event, session) => {
      // supabase-js holds a lock while it calls this, so nothing of it may be awaited here.
      setTimeout(() => void read(session !== null), 0);
    });
    return () => {
      latest += 1;
      data.subscription.unsubscribe();
    };
  }, [supabase]);
  const value = useMemo(() => ({ supabase, account }), [supabase, account]);
  return <SessionContext value={value}>{children}</SessionContext>;
}

/** @throws Error outside of a SessionProvider */
export function useSession(): SessionValue {
  const value = useContext(SessionContext);
  if (value === null) throw new Error('useSession needs a SessionProvider around it');
  return value;
}

/** The account of a page that only signed-in people see. */
export function useAccount(): Account {
  const { account } = useSession();
  if (!account) throw new Error('useAccount needs somebody who has signed in');
  return account;
}

/** The role comes from Supabase's own record, since a token need not carry it. The engine decides again at each request. */
async function accountOf(supabase: SupabaseClient): Promise<Account | null> {
  const user = await currentUser(supabase);
  if (user === null) return null;
  return { id: user.id, email: user.email ?? '', isAdmin: user.app_metadata?.role === 'admin' };
}

/** Without a network, or while Supabase fails, the stored session still says who it was, so that the page stays. */
async function currentUser(supabase: SupabaseClient): Promise<User | null> {
  const stored = await storedSession(supabase);
  const { data, error } = await supabase.auth.getUser(stored?.access_token);
  if (data.user !== null) return data.user;
  if (!isRefusal(error)) return (await storedSession(supabase))?.user ?? null;
  const { session, unknown } = await renewSession(supabase, stored?.access_token ?? null);
  return session?.user ?? (unknown ? (stored?.user ?? null) : null);
}

/** The token may have expired before the browser's clock says so. */
function isRefusal(error: AuthError | null): boolean {
  return error?.status === 401 || error?.status === 403;
}

function same(a: SessionState, b: SessionState): boolean {
  return a?.id === b?.id && a?.isAdmin === b?.isAdmin && a?.email === b?.email && (a === null) === (b === null);
}
