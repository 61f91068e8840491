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

/** A shorter wait is not written; milliseconds. */
const WORTH_SAYING_MS = 1_000;

/** The waits of one run of a stage. The run counts as waiting while none of its requests is under way. */
class WaitWatch {
  private readonly waits = new Set<ProviderWait>();
  private working = 0;
  private said = false;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly tell: (wait: ProviderWait | null) => void) {}

  /** @returns a function that ends the wait */
  wait(wait: ProviderWait): () => void {
    this.waits.add(wait);
    this.look();
    return () => {
      this.waits.delete(wait);
      this.look();
    };
  }

  async work<T>(request: () => Promise<T>): Promise<T> {
    this.working += 1;
    this.look();
    try {
      return await request();
    } finally {
      this.working -= 1;
      this.look();
    }
  }

  close(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.waits.clear();
  }

  private look(): void {
    const waits = this.working === 0 && this.waits.size > 0;
    if (waits) {
      this.timer ??= setTimeout(() => this.say(), WORTH_SAYING_MS).unref();
      return;
    }
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (this.said) this.tell(null);
    this.said = false;
  }

  private say(): void {
    const [first] = [...this.waits].toSorted((one, other) => one.since.getTime() - other.since.getTime());
    if (first === undefined) return;
    this.said = true;
    this.tell(first);
  }
}

const current = new AsyncLocalStorage<WaitWatch>();

/** Runs a stage and reports what it waits for; reports null when it works again. */
export async function watchingWaits<T>(tell: (wait: ProviderWait | null) => void, work: () => Promise<T>): Promise<T> {
  const watch = new WaitWatch(tell);
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
