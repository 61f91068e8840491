import { destination, pino } from 'pino';
import type { LogFields, Logger } from './logger.js';
import { Printer } from './printable.js';
import { createRedactor } from './redaction.js';

export interface LoggerOptions {
  /** The least severe level that is logged. */
  readonly level: Level | 'silent';
  /** The output; by default standard output, written synchronously so that no line is lost when the process ends. */
  readonly destination?: NodeJS.WritableStream;
  /** Values that must never be logged, for example `secretsOf(environment)`. Anything that looks like a secret is hidden too. */
  readonly secrets?: readonly string[];
}

type Level = 'debug' | 'info' | 'warn' | 'error';
type WriteLine = (level: Level, message: string, fields: LogFields) => void;

/** The names of a line's own fields; another field with such a name gets an underscore. */
const OWN_NAMES = ['level', 'time', 'message'];

/** The engine's logger: one JSON object a line, redacted and bounded. It never throws. */
export function createLogger(options: LoggerOptions): Logger {
  const redact = createRedactor(options.secrets);
  const sink = pino(
    {
      level: options.level,
      base: null,
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    options.destination ?? destination({ fd: 1, sync: true }),
  );
  return bind((level, message, fields) => {
    if (!sink.isLevelEnabled(level)) return;
    const printer = new Printer(redact);
    const text = printer.text(String(message));
    sink[level](ownNamesKept(printer.fields(fields)), text);
  }, {});
}

function bind(write: WriteLine, bound: LogFields): Logger {
  const at = (level: Level) => (message: string, fields?: LogFields) => write(level, message, merge(bound, fields));
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    with: (fields) => bind(write, merge(bound, fields)),
  };
}

/** Copies descriptors and not values: a getter that throws is the printer's to deal with. */
function merge(bound: LogFields, fields: LogFields | undefined): LogFields {
  if (typeof fields !== 'object' || fields === null) return bound;
  return Object.defineProperties(
    {},
    { ...Object.getOwnPropertyDescriptors(bound), ...Object.getOwnPropertyDescriptors(fields) },
  );
}

function ownNamesKept(fields: Record<string, unknown>): Record<string, unknown> {
  for (const name of OWN_NAMES) {
    if (!(name in fields)) continue;
    fields[`${name}_`] = fields[name];
    delete fields[name];
  }
  return fields;
}
