import type { JobState } from '../engine/follow-jobs.js';

/** The progress of one file of `studio submit`. */
export interface FileState {
  readonly file: string;
  readonly phase: 'waiting' | 'uploading' | 'submitted' | 'working' | 'done' | 'failed';
  /** 0 to 1, of the phase that runs. */
  readonly share: number;
  readonly note: string;
  readonly jobId: string | null;
  readonly status: string | null;
  readonly verdict: string | null;
  readonly processingTimeMs: number | null;
  /** Why it failed. */
  readonly error: { readonly code: string; readonly message: string } | null;
}

export function newFile(file: string): FileState {
  return {
    file,
    phase: 'waiting',
    share: 0,
    note: '',
    jobId: null,
    status: null,
    verdict: null,
    processingTimeMs: null,
    error: null,
  };
}

/** Whether nothing more happens to it. */
export function isSettled({ phase }: FileState, watched: boolean): boolean {
  return phase === 'done' || phase === 'failed' || (!watched && phase === 'submitted');
}

/** What a script reads of a file. */
export function resultOf({ file, jobId, status, verdict, processingTimeMs, error }: FileState) {
  return { file, job_id: jobId, status, verdict, processing_time_ms: processingTimeMs, error };
}

/** The state of a job as that of its file. */
export function afterJob(before: FileState, job: JobState, share: number, note: string): FileState {
  const ended = job.status === 'COMPLETE' ? 'done' : job.status === 'FAILED' ? 'failed' : 'working';
  return {
    ...before,
    phase: ended,
    share,
    note,
    status: job.status,
    verdict: job.verdict,
    processingTimeMs: job.processingTimeMs,
    error: job.errorDetails,
  };
}
