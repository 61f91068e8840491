import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

/** One request as the fake saw it: the "bank statement" of what was paid for. */
export interface LoggedRequest {
  readonly at: string;
  readonly path: string;
  readonly model: string | null;
  /** Behaviour it was answered with; `well` without one. */
  readonly behaviour: string;
  /** SHA-256 of the uploaded file, or of the messages as JSON. */
  readonly payloadHash: string;
  readonly payloadBytes: number;
  /** Form fields or JSON body without the file. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly filename: string | null;
}

/** Keeps requests in memory and, where a file is named, as JSON lines that are on disk before the answer goes out. */
export class RequestLedger {
  readonly requests: LoggedRequest[] = [];
  private readonly waiting: { readonly count: number; readonly path: string; readonly resolve: () => void }[] = [];

  constructor(private readonly file: string | null) {}

  write(request: LoggedRequest): void {
    this.requests.push(request);
    if (this.file) appendDurably(this.file, `${JSON.stringify(request)}\n`);
    for (const waiter of this.waiting.splice(0)) {
      if (this.count(waiter.path) >= waiter.count) waiter.resolve();
      else this.waiting.push(waiter);
    }
  }

  /** Resolves when `count` requests to paths ending so have come in. */
  arrived(path: string, count: number): Promise<void> {
    if (this.count(path) >= count) return Promise.resolve();
    return new Promise((resolve) => {
      this.waiting.push({ count, path, resolve });
    });
  }

  private count(path: string): number {
    return this.requests.filter((request) => request.path.endsWith(path)).length;
  }
}

function appendDurably(file: string, line: string): void {
  const handle = openSync(file, 'a', 0o600);
  try {
    writeSync(handle, line);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
