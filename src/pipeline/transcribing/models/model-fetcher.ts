import { mkdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { downloadFile } from './file-download.js';
import type { InstalledModel } from './installed-model.js';
import { modelFaults } from './model-faults.js';
import { bytesOf, type ModelFile, type ModelSpec } from './model-spec.js';
import { type ModelStore, sizeOf } from './model-store.js';
import { withSharedLock } from './shared-lock.js';

/** Left free on the disk beside the model, in bytes. */
const SPARE_BYTES = 50_000_000;
/** How long another process may hold the lock without new bytes before a waiter gives up; milliseconds. */
const WAIT_MS = 30 * 60_000;

/** How far a download is. */
export interface FetchProgress {
  readonly bytes: number;
  readonly ofBytes: number;
  /** Null until the speed is known. */
  readonly secondsLeft: number | null;
}

export interface FetchOptions {
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: FetchProgress) => void;
  /** Called once where another process fetches the model already. */
  readonly onWait?: () => void;
  /** Fetches a model again that is there. */
  readonly again?: boolean;
  /** Bytes that the disk has free; by default what the system says. */
  readonly freeBytes?: (folder: string) => Promise<number>;
  readonly silenceSeconds?: number;
}

/** Fetches models from the hub or a mirror into the store. Processes and machines that share the folder fetch a model once. */
export class ModelFetcher {
  /** @param baseUrl of the hub or a mirror with the same paths, without a trailing slash */
  constructor(
    private readonly store: ModelStore,
    private readonly baseUrl: string,
  ) {}

  urlOf(spec: ModelSpec, file: Pick<ModelFile, 'name' | 'from'>): string {
    const { repository, revision, name } = file.from ?? { ...spec, name: file.name };
    return `${this.baseUrl}/${repository}/resolve/${revision}/${name}`;
  }

  /** Fetches what is missing of a model. @throws Fault TRANSCRIBER_UNAVAILABLE; the signal's reason when aborted */
  async fetch(spec: ModelSpec, options: FetchOptions): Promise<InstalledModel> {
    const there = await this.store.installed(spec.name);
    if (there !== null && options.again !== true) return there;
    await mkdir(this.store.root, { recursive: true, mode: 0o700 });
    let said = false;
    const until = Date.now() + WAIT_MS;
    const waiting = () => {
      if (Date.now() > until) throw modelFaults.busy(spec.name);
      if (!said) options.onWait?.();
      said = true;
    };
    return withSharedLock(join(this.store.root, `.${spec.name}.lock`), options.signal, waiting, async () => {
      const done = await this.store.installed(spec.name);
      if (done !== null && (options.again !== true || said)) return done;
      return this.download(spec, options);
    });
  }

  private async download(spec: ModelSpec, options: FetchOptions): Promise<InstalledModel> {
    const { signal, onProgress, freeBytes = freeBytesOf, silenceSeconds } = options;
    const folder = await this.store.workFolder(spec.name);
    const meter = new Meter(bytesOf(spec), onProgress);
    for (const file of spec.files) meter.found(file.name, await bytesThere(join(folder, file.name)));
    const [needed, free] = [meter.missing + SPARE_BYTES, await freeBytes(this.store.root)];
    if (free < needed) throw modelFaults.diskFull(this.store.root, needed, free);
    for (const file of spec.files) {
      await downloadFile({
        url: this.urlOf(spec, file),
        file,
        path: join(folder, file.name),
        signal,
        onBytes: (bytes) => meter.arrived(file.name, bytes),
        ...(silenceSeconds === undefined ? {} : { silenceSeconds }),
      });
    }
    return this.store.install(spec, folder);
  }
}

async function bytesThere(path: string): Promise<number> {
  return (await sizeOf(path)) ?? (await sizeOf(`${path}.part`)) ?? 0;
}

/** Bytes that this process may still write to the disk of a folder. */
export async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** Adds up the files' bytes and reports them at most four times a second. */
class Meter {
  private readonly bytes = new Map<string, number>();
  private readonly startedAt = Date.now();
  private before = 0;
  private saidAt = 0;

  constructor(
    private readonly total: number,
    private readonly tell: ((progress: FetchProgress) => void) | undefined,
  ) {}

  get missing(): number {
    return this.total - this.sum();
  }

  found(file: string, bytes: number): void {
    this.bytes.set(file, bytes);
    this.before += bytes;
  }

  arrived(file: string, bytes: number): void {
    this.bytes.set(file, bytes);
    const now = Date.now();
    const sum = this.sum();
    if (now - this.saidAt < 250 && sum < this.total) return;
    this.saidAt = now;
    const perMs = (sum - this.before) / Math.max(1, now - this.startedAt);
    const secondsLeft = perMs > 0 ? Math.ceil((this.total - sum) / perMs / 1_000) : null;
    this.tell?.({ bytes: sum, ofBytes: this.total, secondsLeft });
  }

  private sum(): number {
    return [...this.bytes.values()].reduce((sum, bytes) => sum + bytes, 0);
  }
}
