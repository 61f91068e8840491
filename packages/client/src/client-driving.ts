import type { SupabaseClient } from '@supabase/supabase-js';
import { isLegalMove } from './job-line.js';
import type { ErrorDetails, JobStatus, StudioJob, StudioJobUpdate } from './row-types.js';
import { errorOf, StudioJobsError } from './studio-jobs-error.js';

/** A change of a job's row: the status it must have, and the new values. */
interface Change {
  readonly from: JobStatus;
  readonly values: StudioJobUpdate;
}

/** What went wrong, as `error_details` keeps it. */
export type Failure = string | (Partial<ErrorDetails> & { readonly message: string });

/**
 * Moves jobs that were created with `drivenBy: 'client'` through the stages, with the service key. The engine neither adopts nor repairs
 * them. Every method throws StudioJobsError CONFLICT for a job of the engine and for an illegal move.
 */
export class ClientDriving {
  constructor(
    // biome-ignore lint/suspicious/noExplicitAny: whatever schema the project's own client is typed with.
    private readonly supabase: SupabaseClient<any, any, any>,
    private readonly read: (jobId: string) => Promise<StudioJob>,
  ) {}

  /** A legal move. The status that the job has already is not a move, and the row is answered as it is. */
  async updateStatus(jobId: string, status: JobStatus, failure?: Failure): Promise<StudioJob> {
    const job = await this.drivable(jobId);
    if (job.status === status) return job;
    if (!isLegalMove(job.status, status)) throw illegal(job, status);
    const values: StudioJobUpdate = { status };
    if (status === 'FAILED')
      values.error_details = detailsOf(job, failure ?? 'The program that drives this job gave no reason.');
    else if (job.status === 'FAILED') values.error_details = null;
    return this.change(job, { from: job.status, values });
  }

  /** Stores the transcript; a job that is TRANSCRIBING moves on to ENRICHING. */
  async storeTranscript(jobId: string, transcript: string): Promise<StudioJob> {
    const job = await this.drivable(jobId);
    if (!['TRANSCRIBING', 'ENRICHING', 'REFINING'].includes(job.status)) {
      throw conflict(job, 'a transcript is stored while it is TRANSCRIBING, ENRICHING or REFINING');
    }
    const move = job.status === 'TRANSCRIBING' ? { status: 'ENRICHING' as const } : {};
    return this.change(job, { from: job.status, values: { raw_transcript: transcript, ...move } });
  }

  /**
   * Stores the refined text and the prompt that led to it (`system_prompt_used`), and completes the job. A job that is ENRICHING goes through
   * REFINING.
   */
  async storeRefinedText(jobId: string, refinedText: string, systemPrompt: string): Promise<StudioJob> {
    let job = await this.drivable(jobId);
    const prompt = { system_prompt_used: systemPrompt };
    if (job.status === 'ENRICHING') {
      job = await this.change(job, { from: 'ENRICHING', values: { ...prompt, status: 'REFINING' } });
    }
    if (job.status !== 'REFINING') throw conflict(job, 'a refined text is stored while it is ENRICHING or REFINING');
    return this.change(job, { from: 'REFINING', values: { ...prompt, refined_text: refinedText, status: 'COMPLETE' } });
  }

  private async drivable(jobId: string): Promise<StudioJob> {
    const job = await this.read(jobId);
    if (job.driven_by === 'client') return job;
    throw conflict(job, "the engine drives it. Create the job with drivenBy: 'client' to move it yourself");
  }

  /** Expects the status that was read: of two programs that move one job at once, one is refused. */
  private async change(job: StudioJob, { from, values }: Change): Promise<StudioJob> {
    const { data, error, status } = await this.supabase
      .from('studio_jobs')
      .update(values)
      .eq('job_id', job.job_id)
      .eq('driven_by', 'client')
      .eq('status', from)
      .select()
      .maybeSingle();
    if (error !== null) throw errorOf({ error, status }, `Job ${job.job_id} was not changed`);
    if (data !== null) return data as StudioJob;
    // A row that was read and is not updated: it has moved, or the key may read it and not write it.
    const now = await this.read(job.job_id);
    if (now.status !== from)
      throw conflict(now, `it was ${from} a moment ago: another program moved it. Read it again`);
    throw new StudioJobsError('FORBIDDEN', `Job ${job.job_id} was not changed: only the service key may move a job.`);
  }
}

function conflict(job: StudioJob, why: string): StudioJobsError {
  return new StudioJobsError('CONFLICT', `Job ${job.job_id} is ${job.status}: ${why}.`);
}

function illegal(job: StudioJob, to: JobStatus): StudioJobsError {
  return conflict(job, `it cannot move to ${to}. A job moves one stage at a time, or to FAILED`);
}

function detailsOf(job: StudioJob, failure: Failure): ErrorDetails {
  const given = typeof failure === 'string' ? { message: failure } : failure;
  const at = new Date().toISOString();
  return { code: 'INTERNAL', stage: job.status, attempt: 0, retryable: false, at, attempts: [], ...given };
}
