import { Fault } from '../fault.js';

const NO_CONNECTION_LEFT =
  'The database has no connection left. Lower DATABASE_POOL_SIZE, or end other programs that use it.';
const CERTIFICATE =
  'The certificate of the database is not signed by a known authority. Download it (Database → Settings → SSL Configuration in the dashboard) and end DATABASE_URL in ?sslmode=verify-full&sslrootcert=FILE; ?sslmode=no-verify encrypts without checking it.';

/** What a pooler or the driver says under a code that means many things, with what to do. */
const SAID: readonly (readonly [RegExp, string])[] = [
  [
    /no encryption|SSL (connection )?is required|SSL required/i,
    'The database takes encrypted connections only. End DATABASE_URL in ?sslmode=verify-full, or in ?sslmode=no-verify for a certificate of your own.',
  ],
  [
    /does not support SSL/i,
    'The database does not encrypt connections, although DATABASE_URL asks for it. Turn SSL on at the server, or end DATABASE_URL in ?sslmode=disable.',
  ],
  [
    /tenant.*not found|no tenant identifier/i,
    'The pooler does not know the project of DATABASE_URL. Copy the string of the session pooler again (Connect in the dashboard): its host names the region, and its user is postgres.<project>.',
  ],
  [/max ?client/i, NO_CONNECTION_LEFT],
  [
    /too many authentication errors|circuit ?breaker/i,
    'The pooler accepts no connection for some minutes, because too many passwords were wrong. Correct the password of DATABASE_URL, end programs that use the old one, and start again later.',
  ],
  [
    /client password must be a string/i,
    'DATABASE_URL has no password. Write it between the user and the host: user:PASSWORD@host.',
  ],
];

/** Why a connection fails and what to do, by the code of the driver or the server. */
const DIAGNOSES: readonly (readonly [RegExp, string])[] = [
  [
    /^28P01$/,
    'The database refuses the password of DATABASE_URL. Copy it again without the brackets of [YOUR-PASSWORD], or set a new one under Database → Settings in the dashboard, and percent-encode special characters.',
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
    'No PostgreSQL answers at the host and port of DATABASE_URL. Check both; the direct connection of hosted Supabase needs IPv6, the session pooler on port 5432 does not.',
  ],
  [/^53300$/, NO_CONNECTION_LEFT],
  [
    /^(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_(VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT\w*))$/,
    CERTIFICATE,
  ],
  [
    /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    'The certificate of the database is for another host. Write the host of DATABASE_URL as the certificate names it, or end it in ?sslmode=no-verify, which does not check it.',
  ],
  [/^57P03$/, 'The database is starting or stopping. Try again in a minute.'],
];
const OTHERWISE = 'The database cannot be used';

/** Why a connection failed, with its cure. It shows no host and no password. */
export function unusableDatabase(error: unknown): Fault {
  const code = codeOf(error);
  const said = error instanceof Error ? error.message : '';
  const known = (SAID.find(([pattern]) => pattern.test(said)) ??
    DIAGNOSES.find(([pattern]) => pattern.test(code)))?.[1];
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
