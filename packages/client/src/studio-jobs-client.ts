import type { SupabaseClient } from '@supabase/supabase-js';
import { ClientDriving, type Failure } from './client-driving.js';
import type { JobStatus, StudioJob, StudioJobInsert } from './row-types.js';
import { type ChangesOf, type StatusListener, type StatusSubscription, watchStatus } from './status-changes.js';
import { errorOf, StudioJobsError } from './studio-jobs-error.js';
import { type RecordingUpload, type UploadedRecording, uploadRecording } from './upload-recording.js';

/** How a client reaches the project. */
export interface StudioJobsOptions {
  /** Where the engine answers, such as https://engine.example.com: for subscriptions over GraphQL. Left out: without them. */
  readonly engineUrl?: string;
  /** The bucket that recordings are uploaded to. */
  readonly bucket?: string;
  /** The key for the engine where no user is signed in. */
  readonly engineKey?: string;
}

/** A new job. */
export interface NewJob {
  readonly userId: string;
  /** Where the audio is: the object's path in the bucket, or its URL. */
  readonly rawAudioUrl: string;
  /** `client`: a program with the service key drives the job, not the engine. */
  readonly drivenBy?: 'engine' | 'client';
  /** BCP 47 tag of the language that is spoken. */
  readonly language?: string;
  /** Names and words that are said, the most important first. */
  readonly keywords?: readonly string[];
  /** `off`, `auto` or the number of speakers. */
  readonly speakers?: string;
  readonly brand?: string;
}

/** Which jobs a list has. */
export interface JobListQuery {
  readonly userId?: string;
  readonly status?: JobStatus;
  /** 1 to 100; 20 where left out. */
  readonly limit?: number;
  /** Only jobs that were created before this moment: `created_at` of the last job of the page before. */
  readonly before?: string;
}

/** Jobs of the engine, on the project's own supabase-js client. Errors are StudioJobsError. */
export class StudioJobsClient {
  private readonly driving: ClientDriving;

  constructor(
    // biome-ignore lint/suspicious/noExplicitAny: whatever schema the project's own client is typed with.
    readonly supabase: SupabaseClient<any, any, any>,
    readonly options: StudioJobsOptions = {},
  ) {
    this.driving = new ClientDriving(supabase, (jobId) => this.getJob(jobId));
  }

  /** Inserts a job: for the signed-in user, or with the service key for any user. The engine adopts it within a second. */
  createJob(job: NewJob): Promise<StudioJob>;
  createJob(userId: string, rawAudioUrl: string, more?: Omit<NewJob, 'userId' | 'rawAudioUrl'>): Promise<StudioJob>;
  async createJob(first: NewJob | string, rawAudioUrl = '', more: Partial<NewJob> = {}): Promise<StudioJob> {
    const job = typeof first === 'string' ? { ...more, userId: first, rawAudioUrl } : first;
    const { data, error, status } = await this.supabase.from('studio_jobs').insert(rowOf(job)).select().single();
    if (error !== null) throw errorOf({ error, status }, 'The job was not created');
    return data as StudioJob;
  }

  /** @throws StudioJobsError NOT_FOUND, also for another user's job */
  async getJob(jobId: string): Promise<StudioJob> {
    const { data, error, status } = await this.supabase.from('studio_jobs').select().eq('job_id', jobId).maybeSingle();
    if (error !== null) throw errorOf({ error, status }, `Job ${jobId} was not read`);
    if (data === null) throw new StudioJobsError('NOT_FOUND', `There is no job ${jobId} that you may see.`);
    return data as StudioJob;
  }

  /** The newest first. */
  async listJobs({ userId, status, limit = 20, before }: JobListQuery = {}): Promise<StudioJob[]> {
    let query = this.supabase.from('studio_jobs').select().order('created_at', { ascending: false }).limit(limit);
    if (userId !== undefined) query = query.eq('user_id', userId);
    if (status !== undefined) query = query.eq('status', status);
    if (before !== undefined) query = query.lt('created_at', before);
    const answer = await query;
    if (answer.error !== null) throw errorOf(answer, 'The jobs were not read');
    return answer.data as StudioJob[];
  }

  /** Moves a job that this program drives. `failure` goes with FAILED. */
  updateStatus(jobId: string, status: JobStatus, failure?: Failure): Promise<StudioJob> {
    return this.driving.updateStatus(jobId, status, failure);
  }

  /** Stores the transcript of a job that this program drives. */
  storeTranscript(jobId: string, transcript: string): Promise<StudioJob> {
    return this.driving.storeTranscript(jobId, transcript);
  }

  /** Stores the refined text of a job that this program drives, with its prompt, and completes the job. */
  storeRefinedText(jobId: string, refinedText: string, systemPrompt: string): Promise<StudioJob> {
    return this.driving.storeRefinedText(jobId, refinedText, systemPrompt);
  }

  /**
   * Calls `listener` with the current status and with each change, by Realtime, by a GraphQL subscription or by polling: the first of these
   * that works. Call `stop` of the subscription when the page no longer shows the job.
   */
  onStatusChange(jobId: string, listener: StatusListener, how: ChangesOf = {}): StatusSubscription {
    return watchStatus({ client: this, jobId, listener, how });
  }

  /** Uploads a recording to the audio bucket. Its `path` is the `rawAudioUrl` of a job. */
  uploadRecording(file: Blob, upload: RecordingUpload): Promise<UploadedRecording> {
    return uploadRecording(this, file, upload);
  }

  /** The token of the signed-in user, else the engine's key; null without either. */
  async accessToken(): Promise<string | null> {
    const { data } = await this.supabase.auth.getSession();
    return data.session?.access_token ?? this.options.engineKey ?? null;
  }
}

function rowOf({ userId, rawAudioUrl, drivenBy, keywords, language, speakers, brand }: NewJob): StudioJobInsert {
  const row = { user_id: userId, raw_audio_url: rawAudioUrl, driven_by: drivenBy, language, speakers, brand };
  const given = Object.entries({ ...row, keywords: keywords === undefined ? undefined : [...keywords] });
  return Object.fromEntries(given.filter(([, value]) => value !== undefined)) as unknown as StudioJobInsert;
}
