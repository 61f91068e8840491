import pLimit from 'p-limit';
import { Fault } from '../../platform/fault.js';
import { type FailedAttempt, retry } from '../../platform/retry.js';
import { EngineApi } from '../engine/engine-api.js';
import { followJobs, noteOf, shareOf } from '../engine/follow-jobs.js';
import { recordingAt } from './recording.js';
import { afterJob, type FileState, newFile } from './submission.js';
import type { UploadBucket } from './upload.js';

/** Concurrent uploads: more would share the same bandwidth. */
const AT_ONCE = 3;
/** Tries of one submission; the name of the job makes it safe to repeat. */
const TRIES = 6;
const BACKOFF = { firstMs: 500, longestMs: 10_000 };

export interface SubmitOptions {
  readonly userId: string;
  readonly brand?: string;
  readonly language?: string;
  readonly speakers?: string;
  readonly keywords?: readonly string[];
  readonly watch: boolean;
}

/** Uploads files, submits each of them, and follows them where that is asked for. A file that fails fails alone. */
export class FileSubmissions {
  private readonly states: FileState[];

  constructor(
    private readonly api: EngineApi,
    private readonly bucket: UploadBucket,
    private readonly options: SubmitOptions,
    files: readonly string[],
  ) {
    this.states = files.map(newFile);
  }

  get files(): readonly FileState[] {
    return this.states;
  }

  /** Returns when all are settled, or soon after the signal is aborted; an upload without a job is taken back then. */
  async run(moved: (before: FileState, now: FileState) => void, signal: AbortSignal): Promise<void> {
    const change = (index: number, changes: Partial<FileState>) => {
      const before = this.states[index] as FileState;
      const now = { ...before, ...changes };
      this.states[index] = now;
      moved(before, now);
    };
    const limit = pLimit(AT_ONCE);
    const submitting = this.states.map((_, index) => limit(() => this.submit(index, change, signal)));
    const all = Promise.all(submitting);
    if (this.options.watch) await this.follow(all, change, signal);
    await all;
  }

  private async submit(index: number, change: Change, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const { file } = this.states[index] as FileState;
    try {
      const recording = await recordingAt(file);
      const path = `${this.options.userId}/${recording.key}`;
      change(index, { phase: 'uploading' });
      const onSent = (bytes: number) => change(index, { share: bytes / recording.bytes });
      await this.uploadAndCreate(recording, path, { onSent, signal }, (job) =>
        change(index, { phase: 'submitted', share: 0, jobId: job.job_id, status: job.status }),
      );
    } catch (error) {
      if (signal.aborted) return change(index, { phase: 'waiting' });
      const fault = Fault.from(error);
      change(index, { phase: 'failed', error: { code: fault.code, message: fault.message } });
    }
  }

  private async uploadAndCreate(
    recording: Awaited<ReturnType<typeof recordingAt>>,
    path: string,
    upload: { onSent: (bytes: number) => void; signal: AbortSignal },
    created: (job: CreatedJob) => void,
  ): Promise<void> {
    try {
      await this.bucket.upload(recording, path, upload);
      upload.signal.throwIfAborted();
      created(await this.create(recording.key, path));
    } catch (error) {
      // Where no answer came the job may exist, and needs its recording.
      const unknown = error instanceof Fault && error.retryable && !upload.signal.aborted;
      if (!unknown) await this.bucket.remove(path);
      throw error;
    }
  }

  /** Not aborted by Ctrl-C: a request that was sent is waited for, so that it is known whether there is a job. */
  private create(name: string, path: string): Promise<CreatedJob> {
    const { userId: user_id, brand, language, speakers, keywords } = this.options;
    const body = { user_id, job_id: name, supabase_file_id: path, brand, language, speakers, keywords };
    const next = ({ error, attempt, waitMs }: FailedAttempt) =>
      error instanceof Fault && error.retryable && attempt < TRIES ? Math.max(waitMs, error.retryAfterMs ?? 0) : null;
    const uninterrupted = new EngineApi(this.api.connection);
    return retry(() => uninterrupted.rest<CreatedJob>('POST', '/v1/jobs/new', body), { ...BACKOFF, next });
  }

  private async follow(submitted: Promise<unknown>, change: Change, signal: AbortSignal): Promise<void> {
    const indexOf = (id: string) => this.states.findIndex(({ jobId }) => jobId === id);
    const open = () =>
      this.states.flatMap(({ jobId, phase }) =>
        jobId !== null && (phase === 'submitted' || phase === 'working') ? [jobId] : [],
      );
    const listeners = {
      onState: (id: string, state: Parameters<typeof afterJob>[1]) => {
        const index = indexOf(id);
        const before = this.states[index] as FileState;
        change(index, afterJob(before, state, shareOf(state), noteOf(state)));
      },
      onLost: (id: string, fault: Fault) =>
        change(indexOf(id), { phase: 'failed', error: { code: fault.code, message: fault.message } }),
    };
    const pending = { all: true };
    const done = submitted.then(() => {
      pending.all = false;
    });
    while (pending.all || open().length > 0) {
      if (open().length > 0) await followJobs(this.api, open, listeners, signal);
      else await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 100))]);
      signal.throwIfAborted();
    }
  }
}

type Change = (index: number, changes: Partial<FileState>) => void;

interface CreatedJob {
  readonly job_id: string;
  readonly status: string;
}
