import { Fault } from '../../../platform/fault.js';

/** What `auth.admin.createUser` and `updateUserById` may say; what is absent stays. */
export interface UserAttributes {
  readonly email?: string;
  readonly password?: string;
  readonly userMetadata?: Readonly<Record<string, unknown>>;
  readonly appMetadata?: Readonly<Record<string, unknown>>;
  /** Milliseconds from now; null ends a ban. */
  readonly banMs?: number | null;
}

const SHORTEST_PASSWORD = 6;
const UNIT_MS: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1_000, ms: 1, us: 1e-3, ns: 1e-6 };
const DURATION = /^(?:\d+(?:\.\d+)?(?:h|ms|m|s|us|ns))+$/;
/** Characters; no duration that Go writes is longer. */
const LONGEST_DURATION = 100;
/** PostgreSQL has no later dates. A ban of 100 years is permanent. */
const LONGEST_BAN_MS = 1_000 * 365 * 24 * 3_600_000;

/** @throws Fault BAD_REQUEST that names the attribute */
export function readUserAttributes(body: unknown): UserAttributes {
  const given = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const text = (name: string): string | undefined => {
    const value = given[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'string') throw new Fault('BAD_REQUEST', `"${name}" must be a string.`);
    return value;
  };
  const object = (name: string): Readonly<Record<string, unknown>> | undefined => {
    const value = given[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'object' || Array.isArray(value))
      throw new Fault('BAD_REQUEST', `"${name}" must be an object.`);
    return value as Record<string, unknown>;
  };
  const email = text('email');
  if (email !== undefined && !/^[^@\s\p{Cc}]+@[^@\s\p{Cc}]+$/u.test(email)) {
    throw new Fault('BAD_REQUEST', 'Unable to validate email address: invalid format');
  }
  const password = text('password');
  if (password !== undefined && password.length < SHORTEST_PASSWORD) {
    throw new Fault('BAD_REQUEST', `Password should be at least ${SHORTEST_PASSWORD} characters.`);
  }
  const ban = text('ban_duration');
  return {
    email: email?.toLowerCase(),
    password,
    userMetadata: object('user_metadata'),
    appMetadata: object('app_metadata'),
    ...(ban === undefined ? {} : { banMs: banMs(ban) }),
  };
}

/** `none`, or Go's notation of a duration: `24h`, `1h30m`. */
function banMs(text: string): number | null {
  if (text === 'none') return null;
  if (text.length > LONGEST_DURATION || !DURATION.test(text)) {
    throw new Fault(
      'BAD_REQUEST',
      'invalid format for ban duration: write "none", or a duration such as "24h" or "1h30m"',
    );
  }
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(h|ms|m|s|us|ns)/g)];
  const ms = parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (UNIT_MS[unit] ?? 0), 0);
  return Math.min(ms, LONGEST_BAN_MS);
}
