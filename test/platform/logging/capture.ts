import { Writable } from 'node:stream';
import { createLogger } from '../../../src/platform/logging/create-logger.js';
import type { Logger } from '../../../src/platform/logging/logger.js';
import { Moments } from '../../support/moments.js';

/** A logger whose lines can be read back. */
export function capture(secrets: readonly string[] = []): {
  log: Logger;
  text: () => string;
  lines: () => LogLine[];
  /** Asks after each line until there is an answer. */
  until: Moments['until'];
} {
  const chunks: string[] = [];
  const written = new Moments();
  const destination = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      written.happened();
      done();
    },
  });
  const text = () => chunks.join('');
  return {
    log: createLogger({ level: 'debug', destination, secrets }),
    text,
    until: written.until.bind(written),
    lines: () =>
      text()
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as LogLine),
  };
}

// biome-ignore lint/suspicious/noExplicitAny: a parsed log line; the tests look at whatever field they wrote.
export type LogLine = Record<string, any>;
