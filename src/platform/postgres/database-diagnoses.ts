import { Fault } from '../fault.js';

/** Why a connection fails and what to do, by the code of the driver or the server. */
const DIAGNOSES: readonly (readonly [RegExp, string])[] = [
  [
    /^28P01$/,
    'The database refuses the password of DATABASE_URL. Set a new one under Database → Settings in the dashboard, and percent-encode special characters.',
  ],
  [/^28/, 'The database refuses the role of DATABASE_URL. Check the user name, and whether it may connect from here.'],
  [/^3D/, 'There is no database of the name in DATABASE_URL. On hosted Supabase its name is postgres.'],
  [
    /^42501$/,
    'The role of DATABASE_URL may not connect to this database. Use the role that owns the schema public (on hosted Supabase: postgres).',
  ],
  [
    /^(ENOTFOUND|EAI_AGAIN)$/,
    'The host of DATABASE_URL cannot be found. Copy the connection string again (Connect in the dashboard); the direct connection needs IPv6, the session pooler does not.',
  ],
  [
    /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)$/,
    'Nothing answers at the host and port of DATABASE_URL. Check both; the direct connection of hosted Supabase needs IPv6, the session pooler on port 5432 does not.',
  ],
  [/^53300$/, 'The database has no connection left. Lower DATABASE_POOL_SIZE, or end other programs that use it.'],
  [/^57P03$/, 'The database is starting or stopping. Try again in a minute.'],
];
const OTHERWISE = 'The database cannot be used';

/** Why a connection could not be had, with its cure. It shows no host and no password. */
export function unusableDatabase(error: unknown): Fault {
  const code = codeOf(error);
  const known = DIAGNOSES.find(([pattern]) => pattern.test(code))?.[1];
  const message = known ?? `${OTHERWISE} (${code || 'no answer'}). Check DATABASE_URL.`;
  return new Fault('UNAVAILABLE', message, { cause: error });
}

/** An address with several IP addresses gives one error for each. */
function codeOf(error: unknown): string {
  const { code, errors } = error as { code?: unknown; errors?: readonly { code?: unknown }[] };
  const first = code ?? errors?.[0]?.code;
  if (typeof first === 'string') return first;
  return /timeout|terminated/i.test(String((error as Error).message)) ? 'ETIMEDOUT' : '';
}
