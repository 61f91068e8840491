import { APIError } from 'openai';
import type { ProviderSettings } from '../../platform/environment/environment.js';
import { readErrorStart } from './readable-errors.js';

/** One request to a provider that does not speak OpenAI's API. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  /** Below the address of the server, e.g. `/v1/listen`. */
  readonly path: string;
  readonly query?: URLSearchParams;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Blob | string;
  readonly signal: AbortSignal;
}

/** A provider behind HTTP, under the names that people see. It follows no redirect: key and recording go to the address that is set, and nowhere else. */
export class HttpServer {
  /** The host's name, or that of the provider at its own address. */
  readonly provider: string;
  readonly model: string;
  /** Identifies its limits and its breaker, without a secret. */
  readonly key: string;
  readonly timeoutMs: number;

  /** @param authorization of each request, e.g. `{ authorization: 'Token …' }` */
  constructor(
    private readonly settings: ProviderSettings,
    private readonly authorization: Readonly<Record<string, string>>,
    timeoutSeconds: number,
    known: { readonly name: string; readonly domain: RegExp },
  ) {
    const { host, hostname } = new URL(settings.baseUrl);
    this.provider = known.domain.test(hostname) ? known.name : hostname;
    this.model = settings.model;
    this.key = `${host}/${settings.model}`;
    this.timeoutMs = timeoutSeconds * 1000;
  }

  /** A response of a status below 300. @throws APIError with the server's own error, as OpenAI's SDK throws it; TypeError where it cannot be reached */
  async send({ method, path, query, headers = {}, body, signal }: HttpRequest): Promise<Response> {
    const { authorization, settings } = this;
    const address = `${settings.baseUrl}${path}${query === undefined ? '' : `?${query}`}`;
    const response = await fetch(address, {
      method,
      headers: { ...authorization, ...headers },
      ...(body === undefined ? {} : { body }),
      redirect: 'manual',
      signal,
    });
    if (response.status < 300) return response;
    const error = await readErrorStart(response);
    throw APIError.generate(response.status, { error: error ?? {} }, undefined, response.headers);
  }
}
