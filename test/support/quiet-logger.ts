import type { Logger } from '../../src/platform/logging/logger.js';

/** Says nothing. */
export const quietLogger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  with: () => quietLogger,
};
