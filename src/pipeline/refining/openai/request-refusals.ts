import type { APIError } from 'openai';

/** What a server may refuse of a request, so that the same is asked without it. */
export type Refusable = 'temperature' | 'response_format' | 'stream' | 'system role';

/** Words by which servers name a field that they do not take, where `param` does not. */
const NAMED: Readonly<Record<Refusable, RegExp>> = {
  temperature: /temperature/i,
  response_format: /response[_ ]?format|json[_ ]?schema|structured (output|response)|guided|grammar/i,
  stream: /["'`]?\bstream\b["'`]?/i,
  'system role':
    /system (role|message|prompt|instruction)|roles? must alternate|role ["'`]?system|developer instruction/i,
};

/** Words of a request that is longer than the model's context. */
const TOO_LONG =
  /context[_ ]?(length|window|size)|maximum context|exceeds? .{0,40}context|prompt is too long|too many (input )?tokens|input .{0,30}too long|reduce the length|exceeds? the maximum number of tokens|`?inputs`? tokens \+/i;
const TOO_LONG_CODES =
  /^(context_length_exceeded|exceed_context_size_error|string_above_max_length|request_too_large)$/;

/** Which part of the request this refusal is about; null where it names none that can be left out. */
export function refusedPart({ status, param, message }: APIError): Refusable | null {
  if (status !== 400 && status !== 422 && status !== 500 && status !== 501) return null;
  const parts = Object.keys(NAMED) as Refusable[];
  const byParam = parts.find((part) => typeof param === 'string' && param.split('.')[0] === part);
  // A template that cannot render a system message is an internal error to some servers; nothing else of theirs is taken for a refusal.
  const candidates = status >= 500 ? (['system role', 'response_format'] as const) : parts;
  return byParam ?? candidates.find((part) => NAMED[part].test(message)) ?? null;
}

/** Whether the request was longer than the model's context, or than what the server takes. */
export function exceedsContext({ status, code, type, message }: APIError): boolean {
  if (status === 413) return true;
  if (status === 429 || status === 401 || status === 403) return false;
  return TOO_LONG_CODES.test(String(code)) || TOO_LONG_CODES.test(String(type)) || TOO_LONG.test(message);
}
