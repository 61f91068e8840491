import { objectName } from './object-name.js';

/** What is asked of the recording beside its audio. */
export interface UploadOptions {
  readonly brand: string | null;
  /** BCP 47; null: it is detected. */
  readonly language: string | null;
  /** off, auto or a number; null: as the engine is set. */
  readonly speakers: string | null;
}

export type UploadState = 'waiting' | 'sending' | 'submitting' | 'done' | 'failed';

/** One file on its way. */
export interface Upload {
  /** A UUID: names the object's folder and the job, so that submitting it twice makes one job. */
  readonly id: string;
  readonly file: File;
  readonly options: UploadOptions;
  readonly state: UploadState;
  readonly sentBytes: number;
  /** One sentence; null unless the state is `failed`. */
  readonly problem: string | null;
  /** Whether it failed because the connection broke: it goes on when the connection is back. */
  readonly lost: boolean;
  readonly jobId: string | null;
}

export interface UploadSteps {
  /** Resolves when the object is stored. Sending the same path again continues or replaces it. */
  readonly send: (
    upload: Upload,
    path: string,
    onProgress: (bytes: number) => void,
    signal: AbortSignal,
  ) => Promise<void>;
  /** Resolves with the job's id. */
  readonly submit: (upload: Upload, path: string) => Promise<string>;
  readonly explain: (error: unknown) => string;
  /** Whether the connection broke, so that the same step can succeed as soon as it is back. */
  readonly isLost: (error: unknown) => boolean;
  readonly newId: () => string;
}

/** Files sent at once. */
const AT_ONCE = 2;

/** Sends files one after the other and makes a job of each. It lives as long as the page, so changing to another page stops nothing. */
export class UploadQueue {
  private uploads: readonly Upload[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly running = new Map<string, AbortController>();
  /** Those whose object is stored: only their job is missing. */
  private readonly stored = new Set<string>();

  constructor(
    private readonly userId: string,
    private readonly steps: UploadSteps,
  ) {}

  get all(): readonly Upload[] {
    return this.uploads;
  }

  /** Whether closing the page would lose something. */
  get busy(): boolean {
    return this.running.size > 0;
  }

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  add(files: readonly File[], options: UploadOptions): void {
    const added = files.map((file) => ({
      id: this.steps.newId(),
      file,
      options,
      state: 'waiting' as const,
      sentBytes: 0,
      problem: null,
      lost: false,
      jobId: null,
    }));
    this.put([...this.uploads, ...added]);
    this.startNext();
  }

  retry(id: string): void {
    this.change(id, { state: 'waiting', problem: null, lost: false });
    this.startNext();
  }

  /** The connection is back: what it broke off goes on. */
  resume(): void {
    for (const { id, lost } of this.uploads) if (lost) this.retry(id);
  }

  /** Takes it off the list; an upload that runs is stopped. */
  remove(id: string): void {
    this.running.get(id)?.abort();
    this.stored.delete(id);
    this.put(this.uploads.filter((upload) => upload.id !== id));
  }

  private startNext(): void {
    for (const upload of this.uploads) {
      if (this.running.size >= AT_ONCE) return;
      if (upload.state === 'waiting') void this.run(upload);
    }
  }

  private async run(upload: Upload): Promise<void> {
    const { id, file } = upload;
    const stop = new AbortController();
    this.running.set(id, stop);
    const path = objectName(this.userId, id, file.name);
    try {
      if (!this.stored.has(id)) {
        this.change(id, { state: 'sending' });
        await this.steps.send(upload, path, (sentBytes) => this.change(id, { sentBytes }), stop.signal);
        this.stored.add(id);
      }
      this.change(id, { state: 'submitting', sentBytes: file.size });
      this.change(id, { jobId: await this.steps.submit(upload, path), state: 'done' });
    } catch (error) {
      if (stop.signal.aborted) return;
      const { explain, isLost } = this.steps;
      this.change(id, { state: 'failed', problem: explain(error), lost: isLost(error) });
    } finally {
      this.running.delete(id);
      this.startNext();
    }
  }

  private change(id: string, part: Partial<Upload>): void {
    this.put(this.uploads.map((upload) => (upload.id === id ? { ...upload, ...part } : upload)));
  }

  private put(uploads: readonly Upload[]): void {
    this.uploads = uploads;
    for (const listener of this.listeners) listener();
  }
}
