import OpenAI from 'openai';
import type { ProviderSettings } from '../../platform/environment/environment.js';
import { fetchWithReadableErrors } from './readable-errors.js';

/** Azure's current stable API version of the paths with a deployment. */
const API_VERSION = '2024-10-21';

/**
 * How a client of Azure OpenAI differs: the key is in `api-key`, the deployment in the path, and `?api-version=` is required. Newer addresses end in
 * `/openai/v1`: they take the deployment as the model and need no version.
 */
export function azureWire({ baseUrl, model, apiKey, apiVersion }: ProviderSettings) {
  const headers = { authorization: null, 'api-key': apiKey };
  if (/\/openai\/v\d+$/.test(baseUrl)) {
    const query = apiVersion === undefined ? {} : { defaultQuery: { 'api-version': apiVersion } };
    return { modelInPath: false, baseURL: baseUrl, defaultHeaders: headers, ...query };
  }
  const root = baseUrl.replace(/(\/openai)?(\/deployments(\/[^/]+)?)?$/, '');
  return {
    modelInPath: true,
    baseURL: `${root}/openai/deployments/${encodeURIComponent(model)}`,
    defaultQuery: { 'api-version': apiVersion ?? API_VERSION },
    defaultHeaders: headers,
  };
}

/** An OpenAI-compatible server, with the names that people see. */
export interface OpenAiServer {
  /** `openai`, or the host's name. */
  readonly provider: string;
  readonly model: string;
  /** Whether the path names the model, so that the request's form can leave it out. */
  readonly modelInPath: boolean;
  /** The key of its limits and its circuit breaker; contains no secret, for example `api.openai.com/whisper-1`. */
  readonly key: string;
  readonly client: OpenAI;
  /** Time limit of one request, in milliseconds. */
  readonly timeoutMs: number;
}

/** Makes every client of the SDK. It has no retries and no time limit of its own: the pipeline counts retries, follows Retry-After, and can abort. */
export function openAiServer(settings: ProviderSettings, timeoutSeconds: number): OpenAiServer {
  const { baseUrl, model, apiKey } = settings;
  const { host, hostname } = new URL(baseUrl);
  const timeoutMs = timeoutSeconds * 1000;
  const { modelInPath, ...wire } = settings.kind === 'azure' ? azureWire(settings) : { modelInPath: false };
  const client = new OpenAI({
    baseURL: baseUrl,
    apiKey: apiKey ?? 'none',
    // Without these values the SDK reads both from the environment and sends them to the configured server.
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: timeoutMs,
    logLevel: 'off',
    fetch: fetchWithReadableErrors,
    // The key and the recording may go only to the configured address. A redirect could lead into a private network.
    fetchOptions: { redirect: 'manual' },
    ...wire,
  });
  return {
    provider: hostname === 'api.openai.com' ? 'openai' : hostname,
    model,
    modelInPath,
    key: `${host}/${model}`,
    client,
    timeoutMs,
  };
}

/**
 * Runs a request of the SDK with a time limit over the whole of it. The SDK's own limit ends with the headers; this one also covers a slow
 * body.
 * @param faultOf turns an error into a fault; `late` is true if the time limit passed
 * @throws the signal's reason if it was aborted, otherwise what `faultOf` returned
 */
export async function withinTimeout<T>(
  server: Pick<OpenAiServer, 'timeoutMs'>,
  signal: AbortSignal,
  request: (signal: AbortSignal) => Promise<T>,
  faultOf: (error: unknown, late: boolean) => Error,
): Promise<T> {
  const late = AbortSignal.timeout(server.timeoutMs);
  try {
    return await request(AbortSignal.any([signal, late]));
  } catch (error) {
    signal.throwIfAborted();
    throw faultOf(error, late.aborted);
  }
}
