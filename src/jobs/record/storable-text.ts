/** Control characters but tab and line feed, and halves of surrogate pairs. */
const UNSTORABLE = /(?![\t\n])\p{Cc}|\p{Cs}/gu;

/**
 * What PostgreSQL can store as text and as jsonb: NUL, other control characters and lone surrogates are taken out, each kind of
 * line break becomes a line feed. Everything else stays as it is. Applied twice it does nothing more.
 */
export function storableText(text: string): string {
  return text.replace(/\r\n?|\u0085/g, '\n').replace(UNSTORABLE, '');
}

/** The same for each string and key inside a JSON value. */
export function storableJson<Value>(value: Value): Value {
  return clean(value) as Value;
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storableText(key), clean(inner)]));
}
