import { ENGINE_ROLES } from './environment.js';
import { ProviderRawSettings } from './provider-raw-settings.js';
import { Setting, settingsOf } from './setting.js';
import {
  IsByteSize,
  IsHost,
  IsHostList,
  IsHttpUrl,
  IsLike,
  IsOriginList,
  IsPostgresUrl,
  IsWhole,
  IsWord,
  IsWordList,
} from './setting-rules.js';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

const PUBLISHABLE_KEY = /^(sb_publishable_[\w-]{4,}|eyJ[\w-]+\.[\w-]+\.[\w-]+|sb_secret_[\w-]+)$/;
const SECRET_KEY = PUBLISHABLE_KEY;
const ONE_DAY = 86_400;

/** Every variable the engine reads, as text: the one list that validation, `.env.example` and the README's table share. */
export class RawSettings extends ProviderRawSettings {
  @Setting("The Supabase project's URL. Without it the engine runs in local mode")
  @IsHttpUrl('https://abcdefgh.supabase.co')
  SUPABASE_URL?: string;

  @Setting("The project's publishable key (sb_publishable_…)")
  @IsLike(PUBLISHABLE_KEY, 'a publishable key, sb_publishable_…')
  SUPABASE_PUBLISHABLE_KEY?: string;

  @Setting("The project's secret key (sb_secret_…)", { secret: true })
  @IsLike(SECRET_KEY, 'a secret key, sb_secret_…')
  SUPABASE_SECRET_KEY?: string;

  @Setting('The older kind of publishable key: the anon JWT')
  @IsLike(PUBLISHABLE_KEY, 'the anon key of the project, eyJ…')
  SUPABASE_ANON_KEY?: string;

  @Setting('The older kind of secret key: the service_role JWT', { secret: true })
  @IsLike(SECRET_KEY, 'the service_role key of the project, eyJ…')
  SUPABASE_SERVICE_ROLE_KEY?: string;

  @Setting('The shared HS256 secret of user tokens, for a project that has no signing keys of its own yet', {
    secret: true,
  })
  @IsLike(/^.{32,512}$/, 'a shared secret of at least 32 characters')
  SUPABASE_JWT_SECRET?: string;

  @Setting('The Storage bucket the audio is in', { default: 'audio' })
  @IsLike(/^(?!\.)[\w .-]{1,100}$/, 'a bucket name of letters, digits, dots, dashes and underscores')
  SUPABASE_AUDIO_BUCKET?: string;

  @Setting("The project's PostgreSQL connection string: direct or session pooler, port 5432", { secret: true })
  @IsPostgresUrl()
  DATABASE_URL?: string;

  @Setting('Connections each replica holds to the database', { default: '10' })
  @IsWhole(3, 500)
  DATABASE_POOL_SIZE?: string;

  @Setting('What this replica does', { default: 'api,worker,scheduler' })
  @IsWordList(ENGINE_ROLES)
  ENGINE_ROLES?: string;

  @Setting('The address the engine listens on', { default: '127.0.0.1 in local mode, else 0.0.0.0' })
  @IsHost()
  HOST?: string;

  @Setting('The port the engine listens on; 0 takes a free one', { default: '8080' })
  @IsWhole(0, 65_535)
  PORT?: string;

  @Setting('How much is logged: debug, info, warn, error or silent', { default: 'info' })
  @IsWord(LOG_LEVELS)
  LOG_LEVEL?: string;

  @Setting('Origins of browser applications that may call the API, comma-separated', { default: 'none' })
  @IsOriginList()
  CORS_ORIGINS?: string;

  @Setting('Requests a minute for one caller before 429', { default: '600' })
  @IsWhole(1, 1_000_000)
  REQUESTS_PER_MINUTE?: string;

  @Setting('Stages of each kind run at once in this replica', { default: '2 with the offline recogniser, else 8' })
  @IsWhole(1, 200)
  WORKER_CONCURRENCY?: string;

  @Setting('Seconds a stage may run', { default: '3600' })
  @IsWhole(20, ONE_DAY, 'seconds')
  STAGE_TIMEOUT_SECONDS?: string;

  @Setting('Seconds one request to a provider may take', { default: '600' })
  @IsWhole(1, ONE_DAY, 'seconds')
  PROVIDER_TIMEOUT_SECONDS?: string;

  @Setting('Seconds without a sign of life before a job is given to another worker', { default: '10' })
  @IsWhole(10, 3_600, 'seconds')
  HEARTBEAT_SECONDS?: string;

  @Setting('Tries of one stage before the job fails, for failures that can pass by themselves', { default: '5' })
  @IsWhole(1, 50)
  STAGE_ATTEMPTS?: string;

  @Setting('Workers that may die holding one job before it is set aside as poison', { default: '10' })
  @IsWhole(1, 100)
  WORKER_LOSSES?: string;

  @Setting('Seconds before the second try; doubled for each further one', { default: '5' })
  @IsWhole(1, 3_600, 'seconds')
  RETRY_DELAY_SECONDS?: string;

  @Setting('Seconds a stop waits for running stages', { default: '20' })
  @IsWhole(1, 3_600, 'seconds')
  SHUTDOWN_GRACE_SECONDS?: string;

  @Setting('Largest audio file', { default: '2GiB' })
  @IsByteSize(1, 2 ** 40)
  MAX_AUDIO_BYTES?: string;

  @Setting('Longest recording in seconds', { default: '36000' })
  @IsWhole(1, 30 * ONE_DAY, 'seconds')
  MAX_AUDIO_SECONDS?: string;

  @Setting("Hosts beside the project's Storage that raw_audio_url may name, comma-separated", { default: 'none' })
  @IsHostList()
  AUDIO_URL_HOSTS?: string;

  @Setting('Seconds between two failed-job sweeps', { default: '60' })
  @IsWhole(1, ONE_DAY, 'seconds')
  SWEEP_INTERVAL_SECONDS?: string;

  @Setting('Where local mode keeps its database, files and keys', { default: '.studio' })
  @IsLike(/^[^\0]{1,1024}$/, 'a path')
  DATA_DIR?: string;

  @Setting("The port of local mode's PostgreSQL", { default: '54322' })
  @IsWhole(0, 65_535)
  LOCAL_DATABASE_PORT?: string;

  @Setting("The port of local mode's Supabase API", { default: '54321' })
  @IsWhole(0, 65_535)
  LOCAL_SUPABASE_PORT?: string;
}

/** Every setting with its description, in the order of `.env.example`. */
export const SETTINGS = settingsOf(RawSettings);
