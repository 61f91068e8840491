import { APIError } from 'openai';
import { errorFieldsOf } from './readable-errors.js';

/** The status for an error in an answer of status 200, by words of its code or message. Errors that are not listed count as transient. */
const STATUSES: readonly (readonly [said: RegExp, status: number])[] = [
  [/rate.?limit|too many requests|overloaded/i, 429],
  [/insufficient_quota|quota|billing|credits|insufficient.?(?:balance|funds)/i, 402],
  [/invalid.?api.?key|unauthori[sz]ed|authentication/i, 401],
  [/unexpected endpoint|endpoint was not found/i, 404],
  [/model.{0,60}(not found|not exist|unknown)|model_not_found/i, 404],
  [
    /context|too long|invalid.?request|unsupported|not supported|failed to (read|decode)|no 'file'|conversion failed/i,
    400,
  ],
];

/** An error from an answer of status 200, in the form in which the SDK throws errors. Its own numeric code counts as its status. */
export function errorInAnswer(error: unknown, headers: Headers): APIError {
  return apiErrorOf(errorFieldsOf({ error }) ?? { message: 'the answer is an error without a message' }, headers);
}

/** The error in an answer of status 200, in any shape that servers use; null if the answer is not an error. */
export function errorOfAnswer(body: unknown, headers: Headers): APIError | null {
  const fields = errorFieldsOf(body);
  return fields === null ? null : apiErrorOf(fields, headers);
}

function apiErrorOf(fields: Readonly<Record<string, unknown>>, headers: Headers): APIError {
  const code = Number(fields.code ?? fields.status);
  const said = `${String(fields.code)} ${String(fields.type)} ${String(fields.message)}`;
  const known = Number.isInteger(code) && code >= 400 && code < 600 ? code : undefined;
  const status = known ?? STATUSES.find(([pattern]) => pattern.test(said))?.[1] ?? 502;
  return APIError.generate(status, { error: fields }, undefined, headers);
}
