import { exportSPKI } from 'jose';
import type { TestDatabase } from '../support/test-database.js';
import { type AuthServer, forged, goodClaims, type SigningKey, signed, signedBySecret } from './auth-server.js';

/** Everybody who may knock: the columns of the access table. */
export const CALLERS = [
  'stranger',
  'owner',
  'other user',
  'admin',
  'secret key',
  'user_metadata admin',
  'expired token',
  'foreign token',
  'alg none',
  'RS256 as HS256',
] as const;
export type CallerName = (typeof CALLERS)[number];

/** Somebody who knocks. */
export interface Knocker {
  /** What they show; null for nothing. */
  readonly credential: string | null;
  /** Whose account it is, or pretends to be. */
  readonly userId: string;
}

/** Makes the accounts and what each shows. The false tokens name the admin: they would be worth the most. */
export async function allCallers(
  database: TestDatabase,
  auth: AuthServer,
  keys: { readonly own: SigningKey; readonly foreign: SigningKey; readonly secretKey: string },
): Promise<Readonly<Record<CallerName, Knocker>>> {
  const [owner, other, admin, impostor] = await Promise.all([
    database.addUser(),
    database.addUser(),
    database.addUser({ admin: true }),
    database.addUser(),
  ]);
  await database.query(`update auth.users set raw_user_meta_data = '{"role": "admin"}' where id = $1`, [impostor]);
  const claims = goodClaims(auth.url, admin);
  const past = Math.floor(Date.now() / 1000) - 60;
  const elsewhere = goodClaims('https://elsewhere.supabase.co', admin);
  const publicKey = await exportSPKI(keys.own.publicKey);
  const header = { kid: keys.own.kid };
  const metadata = { user_metadata: { role: 'admin' } };
  return {
    stranger: { credential: null, userId: owner },
    owner: { credential: await signed(goodClaims(auth.url, owner), keys.own), userId: owner },
    'other user': { credential: await signed(goodClaims(auth.url, other), keys.own), userId: other },
    admin: { credential: await signed(claims, keys.own), userId: admin },
    'secret key': { credential: keys.secretKey, userId: owner },
    'user_metadata admin': {
      credential: await signed({ ...goodClaims(auth.url, impostor), ...metadata }, keys.own),
      userId: impostor,
    },
    'expired token': { credential: await signed({ ...claims, iat: past - 3600, exp: past }, keys.own), userId: admin },
    'foreign token': { credential: await signed(elsewhere, keys.foreign, header), userId: admin },
    'alg none': { credential: forged({ alg: 'none', typ: 'JWT', ...header }, claims), userId: admin },
    'RS256 as HS256': { credential: await signedBySecret(claims, publicKey, header), userId: admin },
  };
}
