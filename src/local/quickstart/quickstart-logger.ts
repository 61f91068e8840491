import { join } from 'node:path';
import type { Environment } from '../../platform/environment/environment.js';
import { secretsOf } from '../../platform/environment/secrets-of.js';
import { createLogger } from '../../platform/logging/create-logger.js';
import type { LogFields, Logger } from '../../platform/logging/logger.js';
import { BoundedLogFile } from './bounded-log-file.js';
import type { Screen } from './screen.js';

/** Opens DATA_DIR/engine.log, where the lines go in the quickstart so that the screen stays readable. */
export function openEngineLog(dataDir: string): BoundedLogFile {
  const file = new BoundedLogFile(join(dataDir, 'engine.log'));
  // A full disk must not end the engine because of its log.
  file.on('error', () => undefined);
  return file;
}

/** A logger into that file which hides the environment's secrets. */
export function quickstartLogger(environment: Environment, destination: BoundedLogFile): Logger {
  return createLogger({ level: environment.logLevel, destination, secrets: secretsOf(environment) });
}

/** The same logger, with what a person should know of while things start shown on the screen too. */
export function alsoOnScreen(log: Logger, screen: Screen): Logger {
  const shown = (level: 'warn' | 'error') => (message: string, fields?: LogFields) => {
    screen.line(`  ${message}`);
    log[level](message, fields);
  };
  return {
    debug: (message, fields) => log.debug(message, fields),
    info: (message, fields) => log.info(message, fields),
    warn: shown('warn'),
    error: shown('error'),
    with: (fields) => alsoOnScreen(log.with(fields), screen),
  };
}
