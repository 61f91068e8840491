import { Fault } from '../platform/fault.js';

/** A signed-in user of the Supabase project, by an access token that was verified. */
export interface UserCaller {
  readonly kind: 'user';
  /** Lower-case UUID: `auth.users.id`. */
  readonly userId: string;
  readonly email: string | null;
  /** By Supabase's own record (`app_metadata.role`), at most 30 s old; never by the token alone. */
  readonly admin: boolean;
  /** The token's verified claims, which row level security receives. */
  readonly claims: Readonly<Record<string, unknown>>;
  /** The sign-in that the token belongs to; null if it names none. */
  readonly sessionId: string | null;
  /** When the token ends. */
  readonly expiresAt: Date;
}

/** Somebody who holds the project's secret key; or, with `local`, a tokenless call from this machine to local mode. */
export interface ServiceCaller {
  readonly kind: 'service';
  readonly local: boolean;
}

/** Who is calling. */
export type Caller = UserCaller | ServiceCaller;

/** Whether the caller may see and do what concerns all users. */
export function mayAdminister(caller: Caller): boolean {
  return caller.kind === 'service' || caller.admin;
}

/** A caller's name in events, attempts and operator actions. */
export function actorOf(caller: Caller): string {
  return caller.kind === 'user' ? `user ${caller.userId}` : 'service';
}

/** @throws Fault FORBIDDEN unless the caller is an admin or the secret key. */
export function requireAdmin(caller: Caller): void {
  if (!mayAdminister(caller)) throw new Fault('FORBIDDEN', 'Only admins and the secret key may do this.');
}
