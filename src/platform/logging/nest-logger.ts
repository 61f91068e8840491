import type { LoggerService } from '@nestjs/common';
import type { LogFields, Logger } from './logger.js';

/** Nest's own lines (module set-up, unhandled bootstrap errors) through the engine's logger, so that they are redacted too. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  /** Nest reports every module and route that it sets up, which is useful only for debugging. */
  log(message: unknown, ...details: unknown[]): void {
    this.logger.debug(String(message), contextOf(details));
  }

  debug(message: unknown, ...details: unknown[]): void {
    this.logger.debug(String(message), contextOf(details));
  }

  verbose(message: unknown, ...details: unknown[]): void {
    this.logger.debug(String(message), contextOf(details));
  }

  warn(message: unknown, ...details: unknown[]): void {
    this.logger.warn(textOf(message), contextOf(details));
  }

  error(message: unknown, ...details: unknown[]): void {
    const error = message instanceof Error ? { error: message } : {};
    const stack = details.find((detail) => typeof detail === 'string' && detail.includes('\n'));
    this.logger.error(textOf(message), { ...contextOf(details), ...error, ...(stack === undefined ? {} : { stack }) });
  }

  fatal(message: unknown, ...details: unknown[]): void {
    this.error(message, ...details);
  }
}

function textOf(message: unknown): string {
  return message instanceof Error ? message.message : String(message);
}

/** Nest passes the name of the logging class as the last argument. */
function contextOf(details: readonly unknown[]): LogFields {
  const context = details.at(-1);
  return typeof context === 'string' && !context.includes('\n') ? { context } : {};
}
