import type { UpkeepSettings } from './upkeep-settings.js';

/** The parts a process can play. */
export const ENGINE_ROLES = ['api', 'worker', 'scheduler'] as const;
export type EngineRole = (typeof ENGINE_ROLES)[number];

/** A provider behind a URL. */
export interface ProviderSettings {
  /** Its wire format, of TRANSCRIBER_KINDS or REFINER_KINDS; absent: `openai`. */
  readonly kind?: string;
  /** Without a trailing slash, e.g. `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  /** Null for servers that want none. */
  readonly apiKey: string | null;
  /** Fields of the model's capability record that differ from what the engine knows. */
  readonly capabilities?: Readonly<Record<string, string>>;
}

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

/**
 * Every setting, validated and frozen. Nothing else reads `process.env`.
 * Durations carry their unit in the name.
 */
export interface Environment {
  /** True without SUPABASE_URL: embedded PostgreSQL, local Supabase API, everything on 127.0.0.1. */
  readonly localMode: boolean;
  readonly roles: readonly EngineRole[];
  readonly host: string;
  readonly port: number;
  /** Absolute path; only local mode keeps things there. */
  readonly dataDir: string;
  readonly localDatabasePort: number;
  readonly localSupabasePort: number;
  /** In local mode null until the embedded parts are up: then `withLocalProject` fills both in. */
  readonly databaseUrl: string | null;
  readonly supabase: SupabaseSettings | null;
  readonly databasePoolSize: number;
  /** Null: the offline recogniser. */
  readonly transcriber: ProviderSettings | null;
  /** Asked in this order when the transcriber cannot be; null stands for the offline recogniser. Absent: none. */
  readonly transcriberFallbacks?: readonly (ProviderSettings | null)[];
  /** Null: the offline copy-editor. */
  readonly refiner: ProviderSettings | null;
  /** Asked in this order when the refiner cannot be; null stands for the offline copy-editor. Absent: none. */
  readonly refinerFallbacks?: readonly (ProviderSettings | null)[];
  /** Who gives a second opinion on refined texts; `off`: nobody; null or absent: the refiner's providers, where a model refines. */
  readonly verifier?: ProviderSettings | 'off' | null;
  /** What follows when the checks reject a text: the job fails, or the copy-editor's text is flagged and stands in its place. */
  readonly refinerOnReject?: 'fail' | 'copy-editor';
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Stages of each kind run at once in this process. */
  readonly workerConcurrency: number;
  /** Longest a stage may run before it is aborted with TIMED_OUT. */
  readonly stageTimeoutSeconds: number;
  /** Longest one provider request may take; below the stage's limit. */
  readonly providerTimeoutSeconds: number;
  /** A claim whose worker was not heard from for so long is given to another; 10 or more. */
  readonly heartbeatSeconds: number;
  /** Failed tries of one stage before the job is FAILED, for faults that can pass by themselves. */
  readonly stageAttempts: number;
  /** Workers that may die holding one delivery before the job is set aside as poison. */
  readonly workerLosses: number;
  /** First wait before such a try, doubled each time, with jitter. */
  readonly retryDelaySeconds: number;
  /** How long a stop waits for running stages before it hands them back. */
  readonly shutdownGraceSeconds: number;
  readonly maxAudioBytes: number;
  readonly maxAudioSeconds: number;
  /** Hosts beside the project's Storage that `raw_audio_url` may name. */
  readonly audioUrlHosts: readonly string[];
  /** Requests a minute for one caller before 429. */
  readonly requestsPerMinute: number;
  /** Seconds between runs of the failed-job sweep. */
  readonly sweepIntervalSeconds: number;
  /** Retention, sweeps, service levels and back-pressure. */
  readonly upkeep: UpkeepSettings;
  /** Origins of browser applications that may call the API; empty: none but the engine's own pages. */
  readonly corsOrigins: readonly string[];
  /** Whether GraphQL says what its schema is to whoever is let in. */
  readonly graphqlIntrospection: boolean;
  /** Whether a browser is shown the playground at /graphql. */
  readonly graphqlPlayground: boolean;
  /** Whether clients may send a document once and then its hash alone. */
  readonly graphqlPersistedQueries: boolean;
  /** GraphQL sockets that one caller may hold open at this replica. */
  readonly graphqlConnectionsPerCaller: number;
  /** Subscriptions that one GraphQL socket may carry. */
  readonly graphqlSubscriptionsPerConnection: number;
  /** Settings that work today but deserve a word in the log at start. */
  readonly warnings: readonly string[];
}

/** Nest injection token of the Environment. */
export const ENVIRONMENT = Symbol('Environment');
