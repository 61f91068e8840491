import { Fault } from '../../../platform/fault.js';
import type { Logger } from '../../../platform/logging/logger.js';
import type { ModelSource } from '../recognisers/local-recogniser.js';
import type { InstalledModel } from './installed-model.js';
import { specOf } from './known-models.js';
import { megabytes } from './model-faults.js';
import type { FetchProgress, ModelFetcher } from './model-fetcher.js';
import type { ModelStore } from './model-store.js';

/** After a failed download the server is left in peace for this long; requests get the same fault. Milliseconds. */
const PAUSE_MS = 20_000;
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

/** Where a model stands. */
export type ModelState =
  | { readonly kind: 'unknown' | 'there' }
  | { readonly kind: 'fetching'; readonly progress: FetchProgress | null }
  | { readonly kind: 'failed'; readonly reason: string };

/** One model of this engine: it is fetched when it is first needed, once for all who wait for it. */
export class LocalModel implements ModelSource {
  private current: ModelState = { kind: 'unknown' };
  private fetching: Promise<InstalledModel> | null = null;
  private failed: { readonly fault: Fault; readonly at: number } | null = null;

  constructor(
    readonly name: string,
    private readonly parts: LocalModelParts,
  ) {}

  get state(): ModelState {
    return this.current;
  }

  async installed(signal: AbortSignal): Promise<InstalledModel> {
    const there = await this.parts.store.installed(this.name);
    if (there !== null) {
      this.current = { kind: 'there' };
      return there;
    }
    if (this.failed !== null && Date.now() - this.failed.at < PAUSE_MS) throw this.failed.fault;
    this.fetching ??= this.fetch().finally(() => {
      this.fetching = null;
    });
    return untilAborted(this.fetching, signal);
  }

  private async fetch(): Promise<InstalledModel> {
    const { fetcher, modelsUrl, log, closing } = this.parts;
    this.current = { kind: 'fetching', progress: null };
    try {
      const spec = await specOf(this.name, modelsUrl, closing);
      log.info(`The speech model ${this.name} is being fetched.`, { model: this.name, from: new URL(modelsUrl).host });
      const model = await fetcher.fetch(spec, {
        signal: closing,
        onProgress: this.progress(),
        onWait: () => log.info(`Another process fetches the speech model ${this.name}.`, { model: this.name }),
      });
      this.current = { kind: 'there' };
      this.failed = null;
      log.info(`The speech model ${this.name} is there.`, { model: this.name });
      return model;
    } catch (error) {
      closing.throwIfAborted();
      const fault = Fault.from(error);
      this.failed = { fault, at: Date.now() };
      this.current = { kind: 'failed', reason: fault.message };
      log.warn(`The speech model ${this.name} could not be fetched. ${fault.message}`, { model: this.name, error });
      throw fault;
    }
  }

  private progress(): (progress: FetchProgress) => void {
    let logged = 0;
    return (progress) => {
      this.current = { kind: 'fetching', progress };
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

/** The work goes on for others who wait. @throws the signal's reason */
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
