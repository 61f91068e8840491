import { HIDDEN, type Redact } from './redaction.js';

/** How many causes of a cause are followed, and how many parts of an AggregateError are shown. */
const DEEPEST_CAUSE = 5;
const MOST_PARTS = 5;

/** Fields that are safe to show. Others are omitted on purpose: `detail` of a database error contains rows, and `headers` contain keys. */
const TOLD = [
  'code',
  'status',
  'httpStatus',
  'provider',
  'providerStatus',
  'retryable',
  'constraint',
  'table',
  'syscall',
];

/** An error as plain values: name, message, stack, a few properties, the chain of causes. Bounded; not yet redacted. */
export function describeError(error: Error, depth = 0): Record<string, unknown> {
  const described: Record<string, unknown> = { name: error.name, message: error.message };
  for (const name of TOLD) {
    const value = (error as unknown as Record<string, unknown>)[name];
    if (['string', 'number', 'boolean'].includes(typeof value)) described[name] = value;
  }
  described.stack = withoutHeading(error);
  if (error.cause !== undefined) described.cause = part(error.cause, depth);
  if (error instanceof AggregateError)
    described.errors = error.errors.slice(0, MOST_PARTS).map((inner) => part(inner, depth));
  return described;
}

function part(inner: unknown, depth: number): unknown {
  if (!(inner instanceof Error)) return inner;
  return depth >= DEEPEST_CAUSE ? `${inner.name} (further causes are not shown)` : describeError(inner, depth + 1);
}

/** Removes name and message from the start of the stack, since the line has them already. */
function withoutHeading(error: Error): string | undefined {
  const stack = typeof error.stack === 'string' ? error.stack : undefined;
  const heading = `${error.name}: ${error.message}\n`;
  return stack?.startsWith(heading) ? stack.slice(heading.length) : stack;
}

/** The limits of one line, as characters and counts. They leave room for a stack and its causes. */
const LONGEST_TEXT = 4_000;
const LONGEST_LINE = 16_000;
const DEEPEST = 6;
const MOST_ENTRIES = 50;

/** Names of fields whose text is never shown. Numbers under such a name (a token count) are shown. */
const SECRET_NAME =
  /(authorization|cookie|password|passwd|secret|credential|api[_-]?key|private[_-]?key|token|jwt)s?$/i;

/** Turns any logged value into plain JSON: redacted, limited in size, and without cycles. Never throws. */
export class Printer {
  private left = LONGEST_LINE;
  private readonly open = new Set<object>();

  constructor(private readonly redact: Redact) {}

  /** A text, redacted and cut to the remaining length of the line. */
  text(value: string, longest = LONGEST_TEXT): string {
    const clean = this.redact(value);
    const room = Math.max(0, Math.min(longest, this.left));
    const shown = clean.length > room ? `${clean.slice(0, room)}… (${clean.length - room} more)` : clean;
    this.left -= shown.length;
    return shown;
  }

  /** The fields of a line, by name. */
  fields(fields: object): Record<string, unknown> {
    return this.guard(() => this.entries(Object.entries(fields), 0)) as Record<string, unknown>;
  }

  private value(value: unknown, name: string, depth: number): unknown {
    this.left -= 4;
    if (typeof value === 'string') return SECRET_NAME.test(name) ? HIDDEN : this.text(value);
    if (typeof value === 'bigint') return String(value);
    if (typeof value === 'function' || typeof value === 'symbol') return `[${typeof value}]`;
    if (typeof value !== 'object' || value === null) return value;
    if (this.left <= 0) return '[cut]';
    if (this.open.has(value)) return '[circular]';
    this.open.add(value);
    const printed = this.guard(() => this.object(value, name, depth + 1));
    this.open.delete(value);
    return printed;
  }

  private object(value: object, name: string, depth: number): unknown {
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? '[no date]' : value.toISOString();
    if (value instanceof Error) return this.value(describeError(value), name, depth - 1);
    if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
    if (value instanceof URL) return this.text(value.href);
    if (depth > DEEPEST) return '[deeper]';
    if (value instanceof Map || value instanceof Set)
      return this.list([...value].slice(0, MOST_ENTRIES + 1), name, depth);
    if (Array.isArray(value)) return this.list(value, name, depth);
    return this.entries(Object.entries(value), depth);
  }

  private list(values: readonly unknown[], name: string, depth: number): unknown[] {
    const shown = values.slice(0, MOST_ENTRIES).map((value) => this.value(value, name, depth));
    return values.length > MOST_ENTRIES ? [...shown, `[${values.length - MOST_ENTRIES} more]`] : shown;
  }

  private entries(entries: readonly (readonly [string, unknown])[], depth: number): Record<string, unknown> {
    const shown: Record<string, unknown> = Object.create(null);
    for (const [name, value] of entries.slice(0, MOST_ENTRIES)) {
      if (this.left <= 0) break;
      if (value !== undefined) shown[this.text(name, 100)] = this.value(value, name, depth);
    }
    return shown;
  }

  /** A getter or a proxy can throw. The line is written anyway and says so. */
  private guard(print: () => unknown): unknown {
    try {
      return print();
    } catch (error) {
      return { unprintable: error instanceof Error ? error.name : typeof error };
    }
  }
}
