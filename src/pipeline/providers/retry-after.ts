/** Longest wait that a provider can ask for: an hour. If it asks for more, its clock or ours is wrong. */
const MAX_RETRY_AFTER_MS = 3_600_000;

/** `retry-after-ms`, or `Retry-After` in seconds or as a date, in milliseconds; undefined if neither is valid. */
export function readRetryAfter(headers: Headers | undefined): number | undefined {
  const milliseconds = headers?.get('retry-after-ms');
  const after = headers?.get('retry-after');
  let wait = Number.NaN;
  if (milliseconds) wait = Number(milliseconds);
  else if (after) wait = Number.isNaN(Number(after)) ? Date.parse(after) - Date.now() : Number(after) * 1_000;
  return boundedWait(wait);
}

/** A wait that a provider asks for, within the limits of the engine; undefined if it is no number. */
export function boundedWait(wait: number | undefined): number | undefined {
  return Number.isFinite(wait) ? Math.min(MAX_RETRY_AFTER_MS, Math.max(0, wait ?? 0)) : undefined;
}
