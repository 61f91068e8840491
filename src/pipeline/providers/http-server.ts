import { APIError } from 'openai';
import type { ProviderSettings } from '../../platform/environment/environment.js';
import { readErrorStart } from './readable-errors.js';

/** One request to a provider whose API differs from OpenAI's. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  /** Below the address of the server, e.g. `/v1/listen`. */
  readonly path: string;
  readonly query?: URLSearchParams;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Blob | string;
  readonly signal: AbortSignal;
}

/** A provider behind HTTP, with the names that people see. It follows no redirect, so that key and recording go only to the configured address. */
export class HttpServer {
  /** The host's name, or the provider's name at its default address. */
  readonly provider: string;
  readonly model: string;
  /** The key of its limits and its circuit breaker; contains no secret. */
  readonly key: string;
  readonly timeoutMs: number;

  /** @param authorization the header of each request, for example `{ authorization: 'Token …' }` */
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

  /** A response with a status below 300. @throws APIError with the server's error, as OpenAI's SDK throws it; TypeError if the server is unreachable */
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
