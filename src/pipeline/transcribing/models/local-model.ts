import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '../../../platform/fault.js';
import type { Logger } from '../../../platform/logging/logger.js';
import { type Backoff, backoffMs } from '../../../platform/retry.js';
import { CircuitOpen } from '../../providers/circuit-open.js';
import { beginWait } from '../../providers/waiting.js';
import type { ModelSource } from '../recognisers/local-recogniser.js';
import type { InstalledModel } from './installed-model.js';
import { specOf } from './known-models.js';
import { megabytes, modelFaults } from './model-faults.js';
import type { FetchProgress, ModelFetcher } from './model-fetcher.js';
import type { ModelStore } from './model-store.js';

/** How long after a failed download the next one begins. */
const BACKOFF: Backoff = { firstMs: 5_000, longestMs: 10 * 60_000 };
/** The whole wait of the backoff: the waits that docs/speech.md names. */
const NO_JITTER = 1;
/** The log has a line for each such share of a download. */
const LOG_SHARE = 0.1;

export interface LocalModelParts {
  readonly store: ModelStore;
  readonly fetcher: ModelFetcher;
  readonly modelsUrl: string;
  readonly log: Logger;
  /** Ends a download: the engine stops. What has arrived is kept. */
  readonly closing: AbortSignal;
}

/** The state of a model. */
export type ModelState =
  | { readonly kind: 'unknown' | 'there' }
  | { readonly kind: 'fetching'; readonly progress: FetchProgress | null }
  | { readonly kind: 'failed'; readonly reason: string };

/** A download that failed. */
interface FailedFetch {
  readonly fault: CircuitOpen;
  readonly times: number;
  /** Milliseconds since the epoch. */
  readonly nextTry: number;
}

/**
 * One model of this engine: it is fetched when it is first needed, once for all who wait for it. After a failed download no request waits for the
 * next one: it gets the fault, so that another transcriber is asked or the job waits. The download is retried in the background.
 */
export class LocalModel implements ModelSource {
  private current: ModelState = { kind: 'unknown' };
  private fetching: Promise<InstalledModel> | null = null;
  private failed: FailedFetch | null = null;

  constructor(
    readonly name: string,
    private readonly parts: LocalModelParts,
  ) {}

  get state(): ModelState {
    return this.current;
  }

  /** Begins to fetch the model if it is not installed. The state is known afterwards; the download continues. */
  async begin(): Promise<void> {
    const there = await this.stored();
    // The model's state and the log have the reason; jobs ask again.
    if (there === null) this.fetchOnce().catch(() => undefined);
  }

  async installed(signal: AbortSignal): Promise<InstalledModel> {
    const there = await this.stored();
    if (there !== null) return there;
    if (this.failed === null) return this.whileWaiting(this.fetchOnce(), signal);
    const { fault, nextTry } = this.failed;
    if (Date.now() >= nextTry) this.fetchOnce().catch(() => undefined);
    throw fault;
  }

  private async stored(): Promise<InstalledModel | null> {
    const there = await this.parts.store.installed(this.name);
    if (there === null) return null;
    this.current = { kind: 'there' };
    this.failed = null;
    return there;
  }

  private fetchOnce(): Promise<InstalledModel> {
    this.fetching ??= this.fetch().finally(() => {
      this.fetching = null;
    });
    return this.fetching;
  }

  /** The job says what it waits for. */
  private async whileWaiting(work: Promise<InstalledModel>, signal: AbortSignal): Promise<InstalledModel> {
    const reason = `The speech model ${this.name} is being downloaded. The job continues when the model is installed.`;
    const endWait = beginWait({ provider: 'local', nextTry: null, reason });
    try {
      return await untilAborted(work, signal);
    } finally {
      endWait();
    }
  }

  private async fetch(): Promise<InstalledModel> {
    const { fetcher, modelsUrl, log, closing } = this.parts;
    // People see the failure until the model is installed: jobs do not wait for a further attempt.
    if (this.failed === null) this.current = { kind: 'fetching', progress: null };
    try {
      const spec = await specOf(this.name, modelsUrl, closing);
      log.info(`The speech model ${this.name} is being downloaded.`, {
        model: this.name,
        from: new URL(modelsUrl).host,
      });
      const model = await fetcher.fetch(spec, {
        signal: closing,
        onProgress: this.progress(),
        onWait: () => log.info(`Another process is downloading the speech model ${this.name}.`, { model: this.name }),
      });
      this.current = { kind: 'there' };
      this.failed = null;
      log.info(`The speech model ${this.name} is installed.`, { model: this.name });
      return model;
    } catch (error) {
      closing.throwIfAborted();
      throw this.failure(error instanceof Fault ? error : modelFaults.notStored(this.parts.store.root, error));
    }
  }

  /** Keeps the fault, and retries a transient one in the background. */
  private failure(cause: Fault): CircuitOpen {
    const { log, closing } = this.parts;
    const times = (this.failed?.times ?? 0) + 1;
    const retryAfterMs = backoffMs(times, BACKOFF, NO_JITTER);
    const { code, message, retryable } = cause;
    const fault = new CircuitOpen(code, message, { provider: 'local', retryable, retryAfterMs, cause });
    this.failed = { fault, times, nextTry: Date.now() + retryAfterMs };
    this.current = { kind: 'failed', reason: message };
    log.warn(`The speech model ${this.name} could not be fetched. ${message}`, { model: this.name, error: cause });
    if (retryable) {
      void pause(retryAfterMs, undefined, { signal: closing, ref: false }).then(
        () => this.fetchOnce().catch(() => undefined),
        () => undefined,
      );
    }
    return fault;
  }

  private progress(): (progress: FetchProgress) => void {
    let logged = 0;
    return (progress) => {
      if (this.failed === null) this.current = { kind: 'fetching', progress };
      const share = progress.bytes / progress.ofBytes;
      if (share - logged < LOG_SHARE) return;
      logged = share;
      this.parts.log.info(progressLine(this.name, progress), { model: this.name });
    };
  }
}

/** e.g. `whisper-base: 43 % of 161 MB, 12 s left`. */
export function progressLine(name: string, { bytes, ofBytes, secondsLeft }: FetchProgress): string {
  const left = secondsLeft === null || bytes >= ofBytes ? '' : `, ${secondsLeft} s left`;
  return `${name}: ${Math.floor((100 * bytes) / Math.max(1, ofBytes))} % of ${megabytes(ofBytes)}${left}`;
}

/** The work continues for others who wait. @throws the signal's reason */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  work.catch(() => undefined);
  try {
    return await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
