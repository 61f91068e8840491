import { once } from 'node:events';
import { listenForStop } from './local/programs/stop-signals.js';
import type { Environment } from './platform/environment/environment.js';

// The engine of `npm run dev`: its parent sends the environment and keeps local mode. The parent starts this process before it is needed;
// until the environment comes it loads packages, but no source that may still change.

/** Packages that take longest to load. */
const PACKAGES = [
  '@nestjs/graphql',
  '@nestjs/apollo',
  '@nestjs/platform-fastify',
  '@nestjs/swagger',
  '@nestjs/schedule',
  '@supabase/supabase-js',
  'class-validator',
  'kysely',
  'openai',
  'pg-boss',
];

const stopSignals = listenForStop();
const sent = once(process, 'message', { signal: stopSignals.signal }).catch(() => process.exit()) as Promise<
  [Environment]
>;
for (const name of PACKAGES) await import(name);
const [environment] = await sent;
const { createLogger } = await import('./platform/logging/create-logger.js');
const { secretsOf } = await import('./platform/environment/secrets-of.js');
const log = createLogger({ level: environment.logLevel, secrets: secretsOf(environment) });
try {
  const { startEngine } = await import('./engine.js');
  const engine = await startEngine(environment, log, stopSignals.signal);
  process.send?.({ url: engine.url });
  await stopSignals.reason;
  await engine.stop();
  process.exit();
} catch (error) {
  if (stopSignals.signal.aborted) process.exit();
  log.error('The engine could not start. It starts again after the next change.', { error });
  process.exit(1);
}
