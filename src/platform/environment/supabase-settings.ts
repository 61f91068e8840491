import { encryptedUrl } from './database-address.js';
import type { RawValues } from './setting.js';
import { composed } from './setting.js';
import { httpUrl, onOff, postgresUrl, text, whole, withoutSlash } from './setting-kinds.js';

/** The Supabase project. */
export interface SupabaseSettings {
  /** Without a trailing slash. */
  readonly url: string;
  /** `sb_publishable_…` or the older anon JWT. */
  readonly publishableKey: string;
  /** `sb_secret_…` or the older service-role JWT. */
  readonly secretKey: string;
  /** The older key, which callers can use in addition to the newer one while it is set. */
  readonly olderPublishableKey?: string | null;
  readonly olderSecretKey?: string | null;
  /** Shared HS256 secret; null if only the project's JWKS verifies user tokens. */
  readonly jwtSecret: string | null;
  readonly audioBucket: string;
}

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
    (raw) => (isLocalMode(raw) || raw.DATABASE_URL === undefined ? null : encryptedUrl(raw.DATABASE_URL)),
  ),
  databasePoolSize: whole('DATABASE_POOL_SIZE', {
    description: 'Connections that each replica holds to the database',
    least: 3,
    most: 500,
    default: '10',
  }),
  preparedStatements: onOff('DATABASE_PREPARED_STATEMENTS', {
    description: 'Whether repeated statements are prepared; off for a pooler that does not keep them',
    default: 'on',
  }),
};

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
