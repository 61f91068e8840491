import { Writable } from 'node:stream';
import { createLogger } from '../../../src/platform/logging/create-logger.js';
import type { Logger } from '../../../src/platform/logging/logger.js';

/** A logger whose lines can be read back. */
export function capture(secrets: readonly string[] = []): { log: Logger; text: () => string; lines: () => LogLine[] } {
  const chunks: string[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  const text = () => chunks.join('');
  return {
    log: createLogger({ level: 'debug', destination, secrets }),
    text,
    lines: () =>
      text()
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as LogLine),
  };
}

// biome-ignore lint/suspicious/noExplicitAny: a parsed log line; the tests look at whatever field they wrote.
export type LogLine = Record<string, any>;
