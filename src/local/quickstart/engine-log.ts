import { closeSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { Environment } from '../../platform/environment/environment.js';
import { secretsOf } from '../../platform/environment/secrets-of.js';
import { createLogger } from '../../platform/logging/create-logger.js';
import type { LogFields, Logger } from '../../platform/logging/logger.js';
import type { Screen } from './screen.js';

/** Two files of this size at most: the current one and the one before. */
const LIMIT_BYTES = 5 * 1024 * 1024;

/** A log file that is moved to `<path>.1` when it is full, so that the two never take more than 10 MiB. */
export class BoundedLogFile extends Writable {
  private descriptor: number;
  private size: number;

  constructor(
    private readonly path: string,
    private readonly limitBytes = LIMIT_BYTES,
  ) {
    super({ decodeStrings: true });
    this.descriptor = openSync(path, 'a', 0o600);
    this.size = statSync(path).size;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    try {
      if (this.size > 0 && this.size + chunk.length > this.limitBytes) this.turn();
      // Immediately, so that the last lines before an unexpected end are there.
      this.size += writeSync(this.descriptor, chunk);
      done();
    } catch (error) {
      done(error as Error);
    }
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    closeSync(this.descriptor);
    done(error);
  }

  private turn(): void {
    closeSync(this.descriptor);
    renameSync(this.path, `${this.path}.1`);
    this.descriptor = openSync(this.path, 'a', 0o600);
    this.size = 0;
  }
}

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
