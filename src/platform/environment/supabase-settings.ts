import type { RawValues } from './setting.js';
import { composed } from './setting.js';
import { httpUrl, onOff, parseUrl, postgresUrl, text, whole, withoutSlash } from './setting-kinds.js';
import { KEY_NAMES, keyProblems } from './supabase-keys.js';

/** The Supabase project. */
export interface SupabaseSettings {
  /** Without a trailing slash. */
  readonly url: string;
  /** `sb_publishable_…` or the older anon JWT. */
  readonly publishableKey: string;
  /** `sb_secret_…` or the older service-role JWT. */
  readonly secretKey: string;
  /** The older key beside a newer one, accepted from callers as long as it is set. */
  readonly olderPublishableKey?: string | null;
  readonly olderSecretKey?: string | null;
  /** Shared HS256 secret; null where user tokens are verified by the project's JWKS alone. */
  readonly jwtSecret: string | null;
  readonly audioBucket: string;
}

/** Port of Supabase's pooler in transaction mode. */
const TRANSACTION_POOLER_PORT = '6543';

const KEY = /^(sb_publishable_[\w-]{4,}|eyJ[\w-]+\.[\w-]+\.[\w-]+|sb_secret_[\w-]+)$/;

const url = httpUrl('SUPABASE_URL', {
  description: "The Supabase project's URL. Without it the engine runs in local mode",
  example: 'https://abcdefgh.supabase.co',
});
const publishableKey = text('SUPABASE_PUBLISHABLE_KEY', {
  description: "The project's publishable key (sb_publishable_…)",
  pattern: KEY,
  wanted: 'a publishable key, sb_publishable_…',
});
const secretKey = text('SUPABASE_SECRET_KEY', {
  description: "The project's secret key (sb_secret_…)",
  pattern: KEY,
  wanted: 'a secret key, sb_secret_…',
  secret: true,
});
const anonKey = text('SUPABASE_ANON_KEY', {
  description: 'The older kind of publishable key: the anon JWT',
  pattern: KEY,
  wanted: 'the anon key of the project, eyJ…',
});
const serviceRoleKey = text('SUPABASE_SERVICE_ROLE_KEY', {
  description: 'The older kind of secret key: the service_role JWT',
  pattern: KEY,
  wanted: 'the service_role key of the project, eyJ…',
  secret: true,
});
const jwtSecret = text('SUPABASE_JWT_SECRET', {
  description: 'The shared HS256 secret of user tokens, for a project without signing keys',
  pattern: /^.{32,512}$/,
  wanted: 'a shared secret of at least 32 characters',
  secret: true,
});

const audioBucket = text('SUPABASE_AUDIO_BUCKET', {
  description: 'The Storage bucket that holds the audio',
  pattern: /^(?!\.)[\w .-]{1,100}$/,
  wanted: 'a bucket name of letters, digits, dots, dashes and underscores',
  default: 'audio',
});

/** The Supabase project and its database. */
export const SUPABASE = {
  /** True without SUPABASE_URL: embedded PostgreSQL, local Supabase API, everything on 127.0.0.1. */
  localMode: composed([url], isLocalMode),
  /** Null in local mode until `withLocalProject` fills it in. */
  supabase: composed([publishableKey, secretKey, anonKey, serviceRoleKey, jwtSecret, audioBucket], readSupabase),
  /** Also part of `supabase`; local mode creates a bucket of this name. */
  audioBucket,
  /** Null in local mode until `withLocalProject` fills it in. */
  databaseUrl: composed(
    [
      postgresUrl('DATABASE_URL', {
        description: "The project's PostgreSQL connection string: direct or session pooler, port 5432",
        example: 'postgresql://postgres:password@db.abcdefgh.supabase.co:5432/postgres',
        secret: true,
      }),
    ],
    (raw) => (isLocalMode(raw) ? null : (raw.DATABASE_URL ?? null)),
  ),
  databasePoolSize: whole('DATABASE_POOL_SIZE', {
    description: 'Connections that each replica holds to the database',
    least: 3,
    most: 500,
    default: '10',
  }),
  preparedStatements: onOff('DATABASE_PREPARED_STATEMENTS', {
    description: 'Whether statements that come again are prepared; off for a pooler that does not keep them',
    default: 'on',
  }),
};

/** What is wrong with the settings of the Supabase project, taken together. Names only: no value is shown. */
export function supabaseProblems(raw: RawValues): string[] {
  const problems = [...keyProblems(raw, 'publishable'), ...keyProblems(raw, 'secret'), ...databaseProblems(raw)];
  const url = raw.SUPABASE_URL === undefined ? null : parseUrl(raw.SUPABASE_URL);
  if (raw.SUPABASE_URL === undefined) return [...problems, ...strayProblems(raw)];
  if (url !== null) problems.push(...urlProblems(url));
  if (raw.DATABASE_URL === undefined) {
    problems.push("DATABASE_URL is missing; with SUPABASE_URL it must be the project's PostgreSQL connection string.");
  }
  for (const kind of ['publishable', 'secret'] as const) {
    const [newer, older] = KEY_NAMES[kind];
    if (raw[newer] !== undefined || raw[older] !== undefined) continue;
    problems.push(`${newer} is missing; with SUPABASE_URL set it, or ${older} for a project with the older keys.`);
  }
  return problems;
}

/** Whether the engine brings its own database and Supabase API. */
function isLocalMode(raw: RawValues): boolean {
  return raw.SUPABASE_URL === undefined;
}

/** The project's settings, null in local mode. The newer kind of key wins. */
function readSupabase(raw: RawValues): SupabaseSettings | null {
  const publishableKey = raw.SUPABASE_PUBLISHABLE_KEY ?? raw.SUPABASE_ANON_KEY;
  const secretKey = raw.SUPABASE_SECRET_KEY ?? raw.SUPABASE_SERVICE_ROLE_KEY;
  if (raw.SUPABASE_URL === undefined || publishableKey === undefined || secretKey === undefined) return null;
  return {
    url: withoutSlash(raw.SUPABASE_URL),
    publishableKey,
    secretKey,
    olderPublishableKey: different(raw.SUPABASE_ANON_KEY, publishableKey),
    olderSecretKey: different(raw.SUPABASE_SERVICE_ROLE_KEY, secretKey),
    jwtSecret: raw.SUPABASE_JWT_SECRET ?? null,
    audioBucket: raw.SUPABASE_AUDIO_BUCKET ?? '',
  };
}

function different(older: string | undefined, chosen: string): string | null {
  return older === undefined || older === chosen ? null : older;
}

function databaseProblems(raw: RawValues): string[] {
  const url = raw.DATABASE_URL === undefined ? null : parseUrl(raw.DATABASE_URL);
  if (url === null) return [];
  const problems: string[] = [];
  if (url.port === TRANSACTION_POOLER_PORT) {
    problems.push(
      "DATABASE_URL names port 6543, Supabase's transaction-mode pooler, which silently ends LISTEN; " +
        'use the session pooler on port 5432 of the same host, or the direct connection.',
    );
  }
  if (/\[?your[-_ ]?password\]?/i.test(safeDecode(url.password))) {
    problems.push('DATABASE_URL still holds the placeholder for the password; replace it with the real one.');
  }
  return problems;
}

function urlProblems(url: URL): string[] {
  if (/(^|\.)supabase\.com$/.test(url.hostname)) {
    return ["SUPABASE_URL is the dashboard's address; copy the project's URL, https://<project>.supabase.co."];
  }
  if (/^\/(rest|auth|storage|realtime|graphql)\/v1/.test(url.pathname)) {
    return ['SUPABASE_URL ends in the path of one API; remove the path.'];
  }
  return [];
}

function strayProblems(raw: RawValues): string[] {
  const stray = [...KEY_NAMES.publishable, ...KEY_NAMES.secret, 'SUPABASE_JWT_SECRET'].filter(
    (name) => raw[name] !== undefined,
  );
  if (stray.length === 0) return [];
  return [`SUPABASE_URL is missing, although ${stray.join(', ')} is set; set it, or remove these for local mode.`];
}

function safeDecode(text: string): string {
  return text.replace(/%5B/gi, '[').replace(/%5D/gi, ']').replace(/%20/g, ' ');
}
