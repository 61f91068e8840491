import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '../../../platform/fault.js';
import { retry } from '../../../platform/retry.js';
import { isDiskFull } from '../audio/scratch-folder.js';
import { askHub } from './ask-hub.js';
import { modelFaults } from './model-faults.js';
import type { ModelFile } from './model-spec.js';
import { sizeOf } from './model-store.js';

/** How long a server may take to begin its answer, and to send the next bytes. Seconds. */
const SILENCE_SECONDS = 30;
/** Attempts in a row that bring almost no data. */
const ATTEMPTS = 4;
/** An attempt with fewer bytes than this counts as failed: a server that breaks off after each kilobyte never delivers a model. */
const LEAST_BYTES = 64 * 1024;
const BACKOFF = { firstMs: 500, longestMs: 8_000 };

export interface FileDownload {
  readonly url: string;
  readonly file: ModelFile;
  /** The path of the complete file; the incomplete file is beside it as `NAME.part`. */
  readonly path: string;
  readonly signal: AbortSignal;
  /** Bytes of the file that are there. */
  readonly onBytes: (bytes: number) => void;
  readonly silenceSeconds?: number;
}

/**
 * Fetches one file: continues what an earlier attempt left, tries again while bytes arrive, and checks size and checksum before the file has its name.
 * @throws Fault TRANSCRIBER_UNAVAILABLE; the signal's reason when aborted
 */
export async function downloadFile(download: FileDownload): Promise<void> {
  const { file, path, signal } = download;
  if ((await sizeOf(path)) === file.bytes) return download.onBytes(file.bytes);
  let failures = 0;
  let most = -1;
  await retry(() => continueDownload(download), {
    ...BACKOFF,
    signal,
    next: ({ error, waitMs }) => {
      const { retryable, there } = error as DownloadFault;
      failures = most >= 0 && there < most + LEAST_BYTES ? failures + 1 : 1;
      most = Math.max(most, there);
      return retryable && failures < ATTEMPTS ? waitMs : null;
    },
  });
  await verify(`${path}.part`, file);
  await rename(`${path}.part`, path);
}

/** A fault with the bytes that were there when it happened: an attempt that brought enough does not count as failed. */
class DownloadFault extends Fault {
  there = 0;

  static of(fault: Fault, there: number): DownloadFault {
    const { provider, retryable, cause } = fault;
    return Object.assign(new DownloadFault(fault.code, fault.message, { provider, retryable, cause }), { there });
  }
}

async function continueDownload({ url, file, path, signal, onBytes, silenceSeconds = SILENCE_SECONDS }: FileDownload) {
  const part = `${path}.part`;
  let there = (await sizeOf(part)) ?? 0;
  if (there > file.bytes) {
    await rm(part, { force: true });
    there = 0;
  }
  if (there === file.bytes && file.bytes > 0) return;
  const { host } = new URL(url);
  const quiet = new Watchdog(silenceSeconds * 1_000);
  try {
    const bounded = AbortSignal.any([signal, quiet.signal]);
    const answer = await request(url, there, bounded);
    there = await startOf(answer, there, file, host);
    const out = await open(part, there === 0 ? 'w' : 'a', 0o600);
    try {
      for await (const bytes of answer.body ?? []) {
        quiet.heard();
        there += bytes.length;
        if (there > file.bytes) throw modelFaults.wrongSize(file.name, file.bytes, there);
        await out.writeFile(bytes);
        onBytes(there);
      }
    } finally {
      await out.close();
    }
    if (there < file.bytes) throw modelFaults.brokenOff(host, new Error('the answer ended early'));
  } catch (error) {
    signal.throwIfAborted();
    throw DownloadFault.of(
      faultOf(error, there, { host, path, file, silent: quiet.signal.aborted, silenceSeconds }),
      there,
    );
  } finally {
    quiet.stop();
  }
}

/** Whole files are wanted, not compressed ones: the size says how far a download is. */
function request(url: string, from: number, signal: AbortSignal): Promise<Response> {
  const range: Record<string, string> = from === 0 ? {} : { range: `bytes=${from}-` };
  return askHub(url, { headers: { 'accept-encoding': 'identity', ...range }, signal });
}

/** Where the answer begins: a server may ignore that only the rest is wanted. */
async function startOf(answer: Response, there: number, file: ModelFile, host: string): Promise<number> {
  const { status } = answer;
  const from = Number(/^bytes (\d+)-/.exec(answer.headers.get('content-range') ?? '')?.[1] ?? Number.NaN);
  if (status === 200) return 0;
  if (status === 206 && from === there) return there;
  await answer.body?.cancel();
  if (status === 206 || status === 416)
    throw modelFaults.brokenOff(host, new Error(`status ${status} for bytes from ${there}`));
  if (status === 404 || status === 410) throw modelFaults.missing(host, file.name);
  if (status === 429 || status === 408 || status >= 500) throw modelFaults.failing(host, status);
  throw modelFaults.refused(host, status);
}

interface Circumstances {
  readonly host: string;
  readonly path: string;
  readonly file: ModelFile;
  readonly silent: boolean;
  readonly silenceSeconds: number;
}

function faultOf(error: unknown, there: number, { host, path, file, silent, silenceSeconds }: Circumstances): Fault {
  if (error instanceof Fault) return error;
  if (silent) return modelFaults.stalled(host, silenceSeconds, error);
  if (isDiskFull(error)) return modelFaults.diskFull(path, file.bytes - there, 0);
  return there > 0 ? modelFaults.brokenOff(host, error) : modelFaults.unreachable(host, error);
}

/** @throws Fault if a file is not the expected one; the file is then deleted */
async function verify(part: string, file: ModelFile): Promise<void> {
  if ((await sha256Of(part)) === file.sha256) return;
  await rm(part, { force: true });
  throw modelFaults.wrongSum(file.name);
}

/** Hex. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    hash.update(bytes as Buffer);
    // A file of 1 GB takes seconds: requests are answered in between.
    await pause(0);
  }
  return hash.digest('hex');
}

/** Aborts its signal when nothing arrives for this long. */
class Watchdog {
  private readonly controller = new AbortController();
  private readonly timer: NodeJS.Timeout;

  constructor(limitMs: number) {
    this.timer = setTimeout(() => this.controller.abort(new Error('nothing was received')), limitMs);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  heard(): void {
    this.timer.refresh();
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
