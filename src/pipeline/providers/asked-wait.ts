import type { APIError } from 'openai';
import { fieldsOf } from './answer-events.js';
import { boundedWait, millisecondsUntil, readRetryAfter } from './retry-after.js';

/** What servers write into the message of a 429. */
const SAID =
  /\b(?:(?:try again|retry) (?:in|after)|wait(?: for)?) ((?:\d+(?:\.\d+)?\s?(?:ms|milliseconds|hours?|h|minutes?|mins?|m|seconds?|secs?|s)?\s?){1,4})/i;
/** Headers that say when a limit is renewed; the header of the same name with `remaining` says what is left of it. */
const RESET = /ratelimit.*reset/i;

/** In fields of the error: `retryDelay` of Google's RetryInfo, `estimated_time` of Hugging Face, the headers that OpenRouter passes on. */
function inFields(error: unknown): number | undefined {
  const fields = fieldsOf(error);
  const details = Array.isArray(fields?.details) ? fields.details.map(fieldsOf) : [];
  const delay = details.find((detail) => typeof detail?.retryDelay === 'string')?.retryDelay;
  if (typeof delay === 'string') return millisecondsUntil(delay);
  if (typeof fields?.estimated_time === 'number') return fields.estimated_time * 1000;
  const reset = fieldsOf(fieldsOf(fields?.metadata)?.headers)?.['X-RateLimit-Reset'];
  return reset === undefined ? undefined : millisecondsUntil(String(reset));
}

/** When the limits that are used up are renewed: OpenAI, Groq, Anthropic, Cerebras and similar servers, and the draft of the IETF (`"default";r=0;t=12`). */
function resetOf(headers: Headers | undefined): number | undefined {
  const waits = [...(headers ?? [])].flatMap(([name, value]) => {
    if (name === 'ratelimit') return /\br=0\b/.test(value) ? [millisecondsUntil(/\bt=(\d+)/.exec(value)?.[1])] : [];
    if (!RESET.test(name)) return [];
    const left = headers?.get(name.replace(/reset/i, 'remaining')) ?? null;
    return left === null || Number(left) <= 0 ? [millisecondsUntil(value)] : [];
  });
  const known = waits.filter((wait) => wait !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

/** How long a provider asks to wait, in milliseconds: in its headers, in a field of the error, or in words. Undefined if it does not say. */
export function askedWait({ headers, error, message }: APIError): number | undefined {
  const said = SAID.exec(message)?.[1];
  return (
    readRetryAfter(headers) ??
    boundedWait(inFields(error) ?? (said === undefined ? undefined : millisecondsUntil(said)) ?? resetOf(headers))
  );
}
