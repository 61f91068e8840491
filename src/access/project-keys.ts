import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose';
import { Fault } from '../platform/fault.js';
import type { Logger } from '../platform/logging/logger.js';

/** Longest wait for the project's key set, in milliseconds; a caller is waiting meanwhile. */
const FETCH_TIMEOUT_MS = 3_000;
/** Least time between two fetches for a key that is not in the set: made-up key ids cannot flood the project. */
const COOLDOWN_MS = 30_000;
/** Older keys are refreshed in the background; Supabase itself lets its edge keep the set for 10 minutes. */
const REFRESH_AFTER_MS = 600_000;
/** How long known keys are trusted while the project cannot be reached. */
const TRUST_FOR_MS = 3_600_000;
/** For so long after a failed fetch, callers get the failure immediately; milliseconds. */
const REST_AFTER_FAILURE_MS = 2_000;
/** A key set is a few kilobytes. */
const LARGEST_SET_BYTES = 262_144;

/** The project's public signing keys: fetched when first needed, kept, fetched again when a token names a key that is not among them. */
export class ProjectKeys {
  private fetchedAt = 0;
  private failedAt = 0;
  private readonly remote;

  /** @param authUrl `<SUPABASE_URL>/auth/v1` */
  constructor(
    authUrl: string,
    private readonly log: Logger,
  ) {
    this.remote = createRemoteJWKSet(new URL(`${authUrl}/.well-known/jwks.json`), {
      timeoutDuration: FETCH_TIMEOUT_MS,
      cooldownDuration: COOLDOWN_MS,
      cacheMaxAge: TRUST_FOR_MS,
      [customFetch]: (url, options) => this.fetch(url, options),
    });
  }

  /**
   * The key for a token's header, as jose asks for it.
   * @throws Fault UNAVAILABLE when the keys are not available; jose's errors when no key fits.
   */
  readonly keyFor: JWTVerifyGetKey = async (header, token) => {
    this.refreshIfOld();
    try {
      return await this.remote(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error;
      if (error instanceof errors.JOSENotSupported) throw error;
      throw new Fault(
        'UNAVAILABLE',
        'The keys that verify tokens cannot be fetched from Supabase Auth. Try again shortly.',
        {
          cause: error,
          retryAfterMs: REST_AFTER_FAILURE_MS,
        },
      );
    }
  };

  private refreshIfOld(): void {
    const old = this.fetchedAt > 0 && Date.now() - this.fetchedAt > REFRESH_AFTER_MS;
    if (!old || this.remote.reloading || this.resting()) return;
    this.remote.reload().catch((error: unknown) =>
      this.log.warn('The public keys of Supabase Auth could not be refreshed. The engine keeps the current keys.', {
        error,
      }),
    );
  }

  private resting(): boolean {
    return Date.now() - this.failedAt < REST_AFTER_FAILURE_MS;
  }

  private async fetch(url: string, options: RequestInit): Promise<Response> {
    if (this.resting()) throw new Error('the last fetch failed a moment ago');
    try {
      const response = await fetch(url, options);
      const body = await boundedText(response);
      if (response.status !== 200) throw new Error(`the key set was answered with HTTP ${response.status}`);
      // Parsed here as well, so that an answer that is not a key set counts as a failure and starts the pause.
      const set: unknown = JSON.parse(body);
      this.fetchedAt = Date.now();
      this.failedAt = 0;
      return Response.json(set);
    } catch (error) {
      this.failedAt = Date.now();
      throw error;
    }
  }
}

async function boundedText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > LARGEST_SET_BYTES) throw new Error(`the key set is larger than ${LARGEST_SET_BYTES} bytes`);
  }
  return text + decoder.decode();
}
