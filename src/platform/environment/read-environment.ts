import { resolve } from 'node:path';
import { validateSync } from 'class-validator';
import { createRedactor } from '../logging/redaction.js';
import { parseByteSize } from './byte-size.js';
import { crossProblems, warningsOf } from './cross-rules.js';
import { deepFreeze } from './deep-freeze.js';
import { collectValues, type RawValues } from './env-file.js';
import type { EngineRole, Environment } from './environment.js';
import { ENGINE_ROLES } from './environment.js';
import { EnvironmentError } from './environment-error.js';
import { readFallbacks } from './provider-fallbacks.js';
import { readProvider, readVerifier } from './provider-rules.js';
import { RawSettings, SETTINGS } from './raw-settings.js';
import { misspeltNames } from './setting-names.js';
import { splitList } from './setting-rules.js';
import { readSupabase } from './supabase-rules.js';
import { readUpkeep } from './upkeep-settings.js';

/**
 * Reads and validates every setting. Variables of `source` win over those of the file, and an empty one counts as unset.
 * `envFile`: undefined reads `.env` of the working directory if it is there, null reads no file, a path must exist.
 * Throws EnvironmentError, and nothing else, naming every problem at once and no secret. The result is deeply frozen.
 */
export function readEnvironment(source: NodeJS.ProcessEnv, options: { envFile?: string | null } = {}): Environment {
  const collected = collectValues(source, options.envFile);
  const raw = Object.assign(new RawSettings(), pickKnown(collected.values));
  const problems = [...collected.problems, ...misspeltNames(collected), ...valueProblems(raw), ...crossProblems(raw)];
  if (problems.length > 0) throw new EnvironmentError(problems);
  return deepFreeze(toEnvironment(raw));
}

function pickKnown(values: RawValues): RawValues {
  return Object.fromEntries(SETTINGS.flatMap(({ name }) => (values[name] === undefined ? [] : [[name, values[name]]])));
}

/** One sentence for each value that is bad by itself. */
function valueProblems(raw: RawSettings): string[] {
  const secretNames = new Set(SETTINGS.filter((setting) => setting.secret).map((setting) => setting.name));
  const redact = createRedactor(Object.entries(raw).flatMap(([name, value]) => (secretNames.has(name) ? [value] : [])));
  return validateSync(raw, { skipMissingProperties: true }).map(({ property, value, constraints }) => {
    const wanted = Object.values(constraints ?? {}).join(' and ');
    const shown = secretNames.has(property) ? 'has a value (not shown)' : `is ${quote(redact(String(value)))}`;
    return `${property} ${shown}, but must be ${wanted}.`;
  });
}

function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text);
}

function toEnvironment(raw: RawSettings): Environment {
  const localMode = raw.SUPABASE_URL === undefined;
  const transcriber = readProvider(raw, 'TRANSCRIBER');
  return {
    localMode,
    roles: readRoles(raw.ENGINE_ROLES),
    host: raw.HOST ?? (localMode ? '127.0.0.1' : '0.0.0.0'),
    port: Number(raw.PORT ?? 8080),
    dataDir: resolve(raw.DATA_DIR ?? '.studio'),
    localDatabasePort: Number(raw.LOCAL_DATABASE_PORT ?? 54_322),
    localSupabasePort: Number(raw.LOCAL_SUPABASE_PORT ?? 54_321),
    databaseUrl: localMode ? null : (raw.DATABASE_URL ?? null),
    supabase: readSupabase(raw),
    databasePoolSize: Number(raw.DATABASE_POOL_SIZE ?? 10),
    transcriber,
    transcriberFallbacks: readFallbacks(raw.TRANSCRIBER_FALLBACKS),
    refiner: readProvider(raw, 'REFINER'),
    refinerFallbacks: readFallbacks(raw.REFINER_FALLBACKS),
    verifier: readVerifier(raw),
    refinerOnReject: (raw.REFINER_ON_REJECT?.toLowerCase() ?? 'fail') as Environment['refinerOnReject'],
    logLevel: (raw.LOG_LEVEL?.toLowerCase() ?? 'info') as Environment['logLevel'],
    workerConcurrency: Number(raw.WORKER_CONCURRENCY ?? (transcriber === null ? 2 : 8)),
    stageTimeoutSeconds: Number(raw.STAGE_TIMEOUT_SECONDS ?? 3_600),
    providerTimeoutSeconds: Number(raw.PROVIDER_TIMEOUT_SECONDS ?? 600),
    heartbeatSeconds: Number(raw.HEARTBEAT_SECONDS ?? 10),
    stageAttempts: Number(raw.STAGE_ATTEMPTS ?? 5),
    workerLosses: Number(raw.WORKER_LOSSES ?? 10),
    retryDelaySeconds: Number(raw.RETRY_DELAY_SECONDS ?? 5),
    shutdownGraceSeconds: Number(raw.SHUTDOWN_GRACE_SECONDS ?? 20),
    maxAudioBytes: parseByteSize(raw.MAX_AUDIO_BYTES ?? '2GiB') ?? 0,
    maxAudioSeconds: Number(raw.MAX_AUDIO_SECONDS ?? 36_000),
    audioUrlHosts: splitList(raw.AUDIO_URL_HOSTS ?? '').map((host) => host.toLowerCase()),
    requestsPerMinute: Number(raw.REQUESTS_PER_MINUTE ?? 600),
    sweepIntervalSeconds: Number(raw.SWEEP_INTERVAL_SECONDS ?? 60),
    upkeep: readUpkeep(raw),
    corsOrigins: splitList(raw.CORS_ORIGINS ?? '').map((origin) => origin.toLowerCase()),
    graphqlIntrospection: isOn(raw.GRAPHQL_INTROSPECTION, localMode),
    graphqlPlayground: isOn(raw.GRAPHQL_PLAYGROUND, localMode),
    graphqlPersistedQueries: isOn(raw.GRAPHQL_PERSISTED_QUERIES, false),
    graphqlConnectionsPerCaller: Number(raw.GRAPHQL_CONNECTIONS_PER_CALLER ?? 20),
    graphqlSubscriptionsPerConnection: Number(raw.GRAPHQL_SUBSCRIPTIONS_PER_CONNECTION ?? 100),
    warnings: warningsOf(raw),
  };
}

function isOn(value: string | undefined, otherwise: boolean): boolean {
  return value === undefined ? otherwise : value.toLowerCase() === 'on';
}

function readRoles(value: string | undefined): readonly EngineRole[] {
  const named = splitList((value ?? '').toLowerCase());
  return ENGINE_ROLES.filter((role) => named.length === 0 || named.includes(role));
}
