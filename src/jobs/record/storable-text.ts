/** PostgreSQL stores neither NUL nor lone surrogates, and what is shown on one line has no line breaks. */
export const STORABLE_LINE = /^[^\p{Cc}\p{Cs}]*$/u;

/** The same where line breaks and tabs are welcome. */
export const STORABLE_TEXT = /^(?:[\t\n\r]|[^\p{Cc}\p{Cs}])*$/u;

export const STORABLE_MESSAGE = 'must not contain control characters or unpaired surrogates';

/** Control characters but tab and line feed, and unpaired surrogates. */
const UNSTORABLE = /(?![\t\n])\p{Cc}|\p{Cs}/gu;

/**
 * Makes a text storable for PostgreSQL as text and as jsonb: removes NUL, other control characters and lone surrogates, and turns each kind of
 * line break into a line feed. The rest does not change. A second application changes nothing.
 */
export function storableText(text: string): string {
  return text.replace(/\r\n?|\u0085/g, '\n').replace(UNSTORABLE, '');
}

/** Applies `storableText` to each string and key inside a JSON value. */
export function storableJson<Value>(value: Value): Value {
  return clean(value) as Value;
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storableText(key), clean(inner)]));
}
