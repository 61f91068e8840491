/** Fields of one log line. Never put a key, a token, a signed URL or transcript text here. */
export type LogFields = Readonly<Record<string, unknown>>;

/** The one logger. Lines are JSON with `level`, `time` (ISO 8601), `message` and the bound fields. */
export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  /** `fields.error` may be an Error: its name, message, stack and causes are written after redaction. */
  error(message: string, fields?: LogFields): void;
  /** A logger that adds these fields to each line, for example `{ jobId, stage, attempt }`. */
  with(fields: LogFields): Logger;
}

/** Nest injection token of the Logger. */
export const LOGGER = Symbol('Logger');
