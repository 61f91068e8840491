/** Longest wait that a provider can ask for: an hour. If it asks for more, its clock or ours is wrong. */
const MAX_RETRY_AFTER_MS = 3_600_000;
/** A number so close to now, in milliseconds, is a moment and not a duration. */
const A_YEAR_MS = 366 * 86_400_000;

/** Characters of a wait; dates are the longest. */
const LONGEST_TEXT = 100;

/** `1h2m3.5s`, `6m0s`, `7.5s`, `60 seconds`; a number alone is seconds. */
const DURATION =
  /^(?:(\d+)\s*h(?:ours?)?)?\s*(?:(\d+)\s*m(?:in(?:ute)?s?)?)?\s*(?:(\d+(?:\.\d+)?)\s*(?:s(?:ec(?:ond)?s?)?)?)?$/i;
const MILLISECONDS = /^(\d+(?:\.\d+)?)\s*(?:ms|milliseconds)$/i;

/** A number of seconds, or a moment in seconds or milliseconds since 1970, as milliseconds from now. */
function ofNumber(value: number): number {
  const now = Date.now();
  const moment = [value * 1000, value].find((at) => Math.abs(at - now) < A_YEAR_MS);
  return moment === undefined ? value * 1000 : moment - now;
}

/** A wait in one of the forms that servers write: a duration, a number of seconds, or a moment. Undefined if it is none. */
export function millisecondsUntil(said: string | null | undefined): number | undefined {
  const text = said?.trim() ?? '';
  if (text === '' || text.length > LONGEST_TEXT) return undefined;
  if (!Number.isNaN(Number(text))) return ofNumber(Number(text));
  const milliseconds = MILLISECONDS.exec(text)?.[1];
  if (milliseconds !== undefined) return Number(milliseconds);
  const [duration = '', hours = 0, minutes = 0, seconds = 0] = DURATION.exec(text) ?? [];
  if (duration !== '') return (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? undefined : moment - Date.now();
}

/** `retry-after-ms` (at Azure also `x-ms-retry-after-ms`), or `Retry-After`, in milliseconds; undefined if none is valid. */
export function readRetryAfter(headers: Headers | undefined): number | undefined {
  const exact = ['retry-after-ms', 'x-ms-retry-after-ms'].map((name) => headers?.get(name)).find((value) => value);
  const milliseconds = exact ? Number(exact) : Number.NaN;
  return boundedWait(Number.isNaN(milliseconds) ? millisecondsUntil(headers?.get('retry-after')) : milliseconds);
}

/** A wait that a provider asks for, within the limits of the engine; undefined if it is not a number. */
export function boundedWait(wait: number | undefined): number | undefined {
  return Number.isFinite(wait) ? Math.min(MAX_RETRY_AFTER_MS, Math.max(0, wait ?? 0)) : undefined;
}
