import { createHmac } from 'node:crypto';
import type { RawValues } from './setting.js';
import { parseUrl } from './setting-kinds.js';

/** The settings of each kind of key: the newer form first, then the older. */
export const KEY_NAMES = {
  publishable: ['SUPABASE_PUBLISHABLE_KEY', 'SUPABASE_ANON_KEY'],
  secret: ['SUPABASE_SECRET_KEY', 'SUPABASE_SERVICE_ROLE_KEY'],
} as const;
type KeyKind = keyof typeof KEY_NAMES;

/** The claims of a Supabase key. They are not verified: they only distinguish the kinds of keys. */
interface SupabaseKeyFacts {
  readonly kind: 'publishable' | 'secret' | 'other';
  /** True for the older keys, which are JWTs. */
  readonly jwt: boolean;
  /** The project a JWT names, e.g. `abcdefgh`. */
  readonly project: string | null;
  /** Seconds since 1970 at which a JWT ends. */
  readonly expiresAt: number | null;
}

/** Three parts of base64url, the first an object. A key of this form that cannot be decoded is damaged. */
const JWT_FORM = /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/;

/** Reads the kind of a key off its prefix, or off the `role` claim of a JWT. */
function inspectSupabaseKey(key: string): SupabaseKeyFacts {
  const none = { jwt: false, project: null, expiresAt: null };
  if (key.startsWith('sb_publishable_')) return { kind: 'publishable', ...none };
  if (key.startsWith('sb_secret_')) return { kind: 'secret', ...none };
  const claims = claimsOf(key);
  if (claims === null) return { kind: 'other', ...none, jwt: JWT_FORM.test(key) };
  const kind = claims.role === 'anon' ? 'publishable' : claims.role === 'service_role' ? 'secret' : 'other';
  return {
    kind,
    jwt: true,
    project: typeof claims.ref === 'string' ? claims.ref : null,
    expiresAt: typeof claims.exp === 'number' ? claims.exp : null,
  };
}

/** The problems of the keys of one kind, in combination and with the project's URL. Shows names only, no values. */
export function keyProblems(raw: RawValues, kind: KeyKind): string[] {
  const problems: string[] = [];
  const host = raw.SUPABASE_URL === undefined ? null : parseUrl(raw.SUPABASE_URL)?.hostname;
  const hosted = /^([a-z0-9]+)\.supabase\.(co|in)$/.exec(host ?? '')?.[1] ?? null;
  for (const name of KEY_NAMES[kind]) {
    const value = raw[name];
    if (value === undefined) continue;
    const facts = inspectSupabaseKey(value);
    // The setting's own rule reports a value that has neither form of a key.
    if (facts.kind !== kind && (facts.kind !== 'other' || facts.jwt)) problems.push(wrongKind(name, kind, facts.kind));
    if (facts.expiresAt !== null && facts.expiresAt * 1000 < Date.now()) {
      problems.push(`${name} has expired; copy a current key from the project's API settings.`);
    }
    if (hosted !== null && facts.project !== null && facts.project !== hosted) {
      problems.push(`${name} belongs to a different project from SUPABASE_URL; copy both from the same project.`);
    }
  }
  return problems;
}

/** Both keys are accepted from callers, as a rotation needs; whoever mixed two projects up should hear of it. */
export function rotationWarnings(raw: RawValues): string[] {
  return (['publishable', 'secret'] as const).flatMap((kind) => {
    const [newer, older] = KEY_NAMES[kind];
    const [one, other] = [raw[newer], raw[older]];
    if (one === undefined || other === undefined || one === other || one.slice(0, 4) !== other.slice(0, 4)) return [];
    return [
      `${newer} and ${older} are two different keys, and callers may use either. The engine uses ${newer}. Remove ${older} when every caller has the new key.`,
    ];
  });
}

/** An older key is signed with the secret that also signs the tokens of the project's users. */
export function jwtSecretWarnings(raw: RawValues): string[] {
  const { SUPABASE_JWT_SECRET: secret } = raw;
  if (secret === undefined) return [];
  const names = [...KEY_NAMES.publishable, ...KEY_NAMES.secret];
  const other = names.find((name) => isSigned(raw[name]) && !isSignedWith(raw[name] as string, secret));
  if (other === undefined) return [];
  return [
    `SUPABASE_JWT_SECRET is not the secret that signed ${other}, so the engine may refuse the project's users. Copy it again: Project Settings → JWT Keys → Legacy JWT secret.`,
  ];
}

/** Whether it is a JWT with a shared secret. */
function isSigned(key: string | undefined): boolean {
  return key !== undefined && JWT_FORM.test(key) && decoded(key.split('.')[0])?.alg === 'HS256';
}

function isSignedWith(key: string, secret: string): boolean {
  const [header, payload, signature] = key.split('.');
  return createHmac('sha256', secret).update(`${header}.${payload}`).digest('base64url') === signature;
}

function wrongKind(name: string, wanted: KeyKind, found: KeyKind | 'other'): string {
  if (wanted === 'secret' && found === 'publishable') {
    return `${name} is a publishable key; set it to the secret key (sb_secret_…, or the service_role JWT).`;
  }
  if (wanted === 'publishable' && found === 'secret') {
    return `${name} is a secret key, which must never reach a browser; set it to the publishable key (sb_publishable_…, or the anon JWT).`;
  }
  const role = wanted === 'secret' ? 'service_role' : 'anon';
  return `${name} is not a ${wanted} key of a Supabase project; set it to sb_${wanted}_… or to a JWT with the role ${role}.`;
}

function claimsOf(key: string): Readonly<Record<string, unknown>> | null {
  return decoded(key.split('.')[1]);
}

function decoded(part: string | undefined): Readonly<Record<string, unknown>> | null {
  if (part === undefined) return null;
  try {
    const claims: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null ? (claims as Record<string, unknown>) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
