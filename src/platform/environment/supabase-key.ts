/** What a Supabase key says about itself. Nothing here is verified: it only tells one kind of key from another. */
export interface SupabaseKeyFacts {
  readonly kind: 'publishable' | 'secret' | 'other';
  /** True for the older keys, which are JWTs. */
  readonly jwt: boolean;
  /** The project a JWT names, e.g. `abcdefgh`. */
  readonly project: string | null;
  /** Seconds since 1970 at which a JWT ends. */
  readonly expiresAt: number | null;
}

/** Three parts of base64url, the first an object; what has this form and cannot be read is a damaged key. */
const JWT_FORM = /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/;

/** Reads the kind of a key off its prefix, or off the `role` claim of a JWT. */
export function inspectSupabaseKey(key: string): SupabaseKeyFacts {
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

function claimsOf(key: string): Readonly<Record<string, unknown>> | null {
  const payload = key.split('.')[1];
  if (payload === undefined) return null;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null ? (claims as Record<string, unknown>) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
