import { once } from 'node:events';
import { startEngine } from './engine.js';
import { listenForStop } from './local/programs/stop-signals.js';
import type { Environment } from './platform/environment/environment.js';
import { secretsOf } from './platform/environment/secrets-of.js';
import { createLogger } from './platform/logging/create-logger.js';

// The engine of `npm run dev`: its parent sends the environment and keeps local mode.
const stopSignals = listenForStop();
const [environment] = (await once(process, 'message')) as [Environment];
const log = createLogger({ level: environment.logLevel, secrets: secretsOf(environment) });
try {
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
