import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import { Fault, type FaultOptions } from '../../../platform/fault.js';

/** Longest wait that is taken from a provider: an hour. Beyond that its clock or ours is wrong. */
const MAX_RETRY_AFTER_MS = 3_600_000;

/** Turns what the SDK throws into a fault; the provider's own words stay in its cause. */
export function refinerFault(error: unknown, provider: string, model: string): Fault {
  if (error instanceof Fault) return error;
  const options: FaultOptions = { provider, cause: error };
  if (error instanceof APIConnectionTimeoutError) return unavailable('did not answer in time', options);
  if (error instanceof APIConnectionError || !(error instanceof APIError) || error.status === undefined) {
    return unavailable('could not be reached, or its answer broke off', options);
  }
  return statusFault(error, model, { ...options, providerStatus: error.status });
}

function statusFault(error: APIError, model: string, options: FaultOptions): Fault {
  const status = error.status ?? 0;
  if (status === 429) return rateLimited(error, options);
  if (status === 408 || status === 409 || status >= 500) return unavailable(`answered with status ${status}`, options);
  if (status === 401 || status === 403) {
    return rejected("did not accept the engine's key. Check REFINER_API_KEY (or OPENAI_API_KEY).", options);
  }
  if (status === 404) {
    return rejected(
      `does not know the model "${model}", or the path. Check REFINER_MODEL and REFINER_BASE_URL.`,
      options,
    );
  }
  return rejected(`refused the request with status ${status}. Check that REFINER_MODEL names a chat model.`, options);
}

/** The provider is down, slow, or talks nonsense: it may pass. */
export function unavailable(what: string, options: FaultOptions): Fault {
  return new Fault('REFINER_UNAVAILABLE', `The refiner ${what}. It is tried again.`, options);
}

/** The same request would be refused again. */
export function rejected(what: string, options: FaultOptions): Fault {
  return new Fault('REFINER_REJECTED', `The refiner ${what}`, options);
}

function rateLimited(error: APIError, options: FaultOptions): Fault {
  if (error.code === 'insufficient_quota') {
    const message = "The refiner's account has no quota left. Top it up at the provider, then retry the job.";
    return new Fault('REFINER_RATE_LIMITED', message, { ...options, retryable: false });
  }
  const retryAfterMs = readRetryAfter(error.headers);
  const message = 'The refiner is limiting requests. It is tried again when it allows.';
  return new Fault('REFINER_RATE_LIMITED', message, { ...options, retryAfterMs });
}

/** `retry-after-ms`, or `Retry-After` in seconds or as a date; undefined where there is none that can be read. */
function readRetryAfter(headers: Headers | undefined): number | undefined {
  const milliseconds = headers?.get('retry-after-ms');
  const after = headers?.get('retry-after');
  let wait = Number.NaN;
  if (milliseconds) wait = Number(milliseconds);
  else if (after) wait = Number.isNaN(Number(after)) ? Date.parse(after) - Date.now() : Number(after) * 1_000;
  return Number.isFinite(wait) ? Math.min(MAX_RETRY_AFTER_MS, Math.max(0, wait)) : undefined;
}
