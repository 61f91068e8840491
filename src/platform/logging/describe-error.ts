/** How many causes of a cause are followed, and how many parts of an AggregateError are shown. */
const DEEPEST_CAUSE = 5;
const MOST_PARTS = 5;

/** Safe to show beside name and message. Others are left out on purpose: `detail` of a database error holds rows, `headers` hold keys. */
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

/** The stack repeats name and message first; those are told already. */
function withoutHeading(error: Error): string | undefined {
  const stack = typeof error.stack === 'string' ? error.stack : undefined;
  const heading = `${error.name}: ${error.message}\n`;
  return stack?.startsWith(heading) ? stack.slice(heading.length) : stack;
}
