import { AsyncLocalStorage } from 'node:async_hooks';

/** What a stage waits for while it runs. */
export interface ProviderWait {
  /** A name without secrets. */
  readonly provider: string;
  readonly since: Date;
  readonly nextTry: Date | null;
  /** In full sentences. */
  readonly reason: string;
}

/** A shorter wait is not reported; milliseconds. */
const LEAST_WAIT_MS = 1_000;

/** The waits of one run of a stage. The run counts as waiting while none of its requests is under way. */
class WaitWatch {
  private readonly waits = new Set<ProviderWait>();
  private working = 0;
  private published = false;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly notify: (wait: ProviderWait | null) => void) {}

  /** @returns a function that ends the wait */
  wait(wait: ProviderWait): () => void {
    this.waits.add(wait);
    this.update();
    return () => {
      this.waits.delete(wait);
      this.update();
    };
  }

  async work<T>(request: () => Promise<T>): Promise<T> {
    this.working += 1;
    this.update();
    try {
      return await request();
    } finally {
      this.working -= 1;
      this.update();
    }
  }

  close(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.waits.clear();
  }

  private update(): void {
    const waits = this.working === 0 && this.waits.size > 0;
    if (waits) {
      this.timer ??= setTimeout(() => this.publish(), LEAST_WAIT_MS).unref();
      return;
    }
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (this.published) this.notify(null);
    this.published = false;
  }

  private publish(): void {
    const [first] = [...this.waits].toSorted((one, other) => one.since.getTime() - other.since.getTime());
    if (first === undefined) return;
    this.published = true;
    this.notify(first);
  }
}

const current = new AsyncLocalStorage<WaitWatch>();

/** Runs a stage and reports what it waits for; reports null when it works again. */
export async function watchingWaits<T>(
  notify: (wait: ProviderWait | null) => void,
  work: () => Promise<T>,
): Promise<T> {
  const watch = new WaitWatch(notify);
  try {
    return await current.run(watch, work);
  } finally {
    watch.close();
  }
}

/** Records that the run of a stage waits from now on. @returns a function that ends the wait; call it exactly once */
export function beginWait(wait: Omit<ProviderWait, 'since'>): () => void {
  return current.getStore()?.wait({ ...wait, since: new Date() }) ?? (() => undefined);
}

/** Records that a request of the run is under way. */
export function whileWorking<T>(request: () => Promise<T>): Promise<T> {
  return current.getStore()?.work(request) ?? request();
}
