import type { APIError } from 'openai';
import { fieldsOf } from './answer-events.js';
import { boundedWait, readRetryAfter } from './retry-after.js';

/** `1h2m3.5s`, `6m0s`, `7.5s`, `60 seconds`; a number alone is seconds. */
const DURATION =
  /^(?:(\d+)\s*h(?:ours?)?)?\s*(?:(\d+)\s*m(?:in(?:ute)?s?)?)?\s*(?:(\d+(?:\.\d+)?)\s*(?:s(?:ec(?:ond)?s?)?)?)?$/i;
const MILLISECONDS = /^(\d+(?:\.\d+)?)\s*(?:ms|milliseconds)$/i;
/** What servers write into the message of a 429. */
const SAID =
  /\b(?:try again|retry) (?:in|after) ((?:\d+(?:\.\d+)?\s?(?:ms|milliseconds|hours?|h|minutes?|mins?|m|seconds?|secs?|s)?\s?){1,4})/i;

/** A duration in milliseconds; undefined if it is none. */
function millisecondsOf(duration: string): number | undefined {
  const alone = MILLISECONDS.exec(duration.trim())?.[1];
  if (alone !== undefined) return Number(alone);
  const [said = '', hours = 0, minutes = 0, seconds = 0] = DURATION.exec(duration.trim()) ?? [];
  return said === '' ? undefined : (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
}

/** In fields of the error: `retryDelay` of Google's RetryInfo, `estimated_time` of Hugging Face, the headers that OpenRouter passes on. */
function inFields(error: unknown): number | undefined {
  const fields = fieldsOf(error);
  const details = Array.isArray(fields?.details) ? fields.details.map(fieldsOf) : [];
  const delay = details.find((detail) => typeof detail?.retryDelay === 'string')?.retryDelay;
  if (typeof delay === 'string') return millisecondsOf(delay);
  if (typeof fields?.estimated_time === 'number') return fields.estimated_time * 1000;
  const reset = fieldsOf(fieldsOf(fields?.metadata)?.headers)?.['X-RateLimit-Reset'];
  return reset === undefined ? undefined : Number(reset) - Date.now();
}

/** The reset of a limit of which nothing remains, in OpenAI's headers. */
function resetOf(headers: Headers | undefined): number | undefined {
  const used = ['requests', 'tokens'].filter((what) => headers?.get(`x-ratelimit-remaining-${what}`) === '0');
  const resets = used.map((what) => millisecondsOf(headers?.get(`x-ratelimit-reset-${what}`) ?? '') ?? 0);
  return resets.length === 0 ? undefined : Math.max(...resets);
}

/** How long a provider asks to wait, in milliseconds: in its headers, in a field of the error, or in words. Undefined if it does not say. */
export function askedWait({ headers, error, message }: APIError): number | undefined {
  const said = SAID.exec(message)?.[1];
  return (
    readRetryAfter(headers) ??
    boundedWait(inFields(error) ?? (said === undefined ? undefined : millisecondsOf(said)) ?? resetOf(headers))
  );
}
