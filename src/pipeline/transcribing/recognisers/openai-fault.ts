import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import { Fault, type FaultOptions } from '../../../platform/fault.js';

/** Longest wait that is taken from a provider: an hour. Beyond that its clock or ours is wrong. */
const MAX_RETRY_AFTER_MS = 3_600_000;

/** Turns what the SDK throws into a fault; the provider's own words stay in its cause. */
export function openAiFault(error: unknown, provider: string, model: string): Fault {
  if (error instanceof Fault) return error;
  if (error instanceof APIConnectionTimeoutError)
    return unavailable('did not answer in time', { provider, cause: error });
  if (error instanceof APIConnectionError || !(error instanceof APIError) || error.status === undefined) {
    return unavailable('could not be reached, or its answer broke off', { provider, cause: error });
  }
  const { status } = error;
  const options = { provider, providerStatus: status, cause: error };
  switch (status) {
    case 401:
    case 403:
      return rejected("did not accept the engine's key. Check TRANSCRIBER_API_KEY (or OPENAI_API_KEY).", options);
    case 404:
    case 410:
      if (isModelGone(error)) return rejected(modelGone(model), options);
      return rejected(
        `does not know the model "${model}", or the path. Set TRANSCRIBER_MODEL to a model it has (they are retired in time), and check TRANSCRIBER_BASE_URL.`,
        options,
      );
    case 413:
      return rejected('finds the upload too large. Upload a shorter recording.', options);
    case 429:
      return rateLimited(error, options);
    default:
      if (status === 408 || status === 409 || status >= 500)
        return unavailable(`answered with status ${status}`, options);
      return rejected(
        `refused the request with status ${status}. Check that TRANSCRIBER_MODEL names a speech-to-text model.`,
        options,
      );
  }
}

/** OpenAI says `model_not_found` for a name that never was and for a model that was switched off. */
function isModelGone({ status, code, message }: APIError): boolean {
  return (
    status === 410 ||
    code === 'model_not_found' ||
    /model.*(not exist|not found|retired|deprecat|decommission)/i.test(message)
  );
}

function modelGone(model: string): string {
  return `no longer has the model "${model}": it was retired, or never had that name. Set TRANSCRIBER_MODEL to a model it has, then retry the job.`;
}

/** The provider is down, slow, or talks nonsense: it may pass. */
export function unavailable(what: string, options: FaultOptions): Fault {
  return new Fault('TRANSCRIBER_UNAVAILABLE', `The transcriber ${what}. It is tried again.`, options);
}

function rejected(what: string, options: FaultOptions): Fault {
  return new Fault('TRANSCRIBER_REJECTED', `The transcriber ${what}`, options);
}

function rateLimited(error: APIError, options: FaultOptions): Fault {
  if (error.code === 'insufficient_quota') {
    const message = "The transcriber's account has no quota left. Top it up at the provider, then retry the job.";
    return new Fault('TRANSCRIBER_RATE_LIMITED', message, { ...options, retryable: false });
  }
  const retryAfterMs = readRetryAfter(error.headers);
  const message = 'The transcriber is limiting requests. It is tried again when it allows.';
  return new Fault('TRANSCRIBER_RATE_LIMITED', message, { ...options, retryAfterMs });
}

/** `retry-after-ms`, or `Retry-After` in seconds or as a date. */
function readRetryAfter(headers: Headers | undefined): number | undefined {
  const milliseconds = headers?.get('retry-after-ms');
  const after = headers?.get('retry-after');
  const wait = milliseconds
    ? Number(milliseconds)
    : after
      ? Number.isNaN(Number(after))
        ? Date.parse(after) - Date.now()
        : Number(after) * 1000
      : Number.NaN;
  return Number.isFinite(wait) ? Math.min(MAX_RETRY_AFTER_MS, Math.max(0, wait)) : undefined;
}
