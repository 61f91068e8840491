import { Fault } from '../../platform/fault.js';

/** A job as `GET /v1/jobs/:id` gives it; only what the quickstart shows. */
export interface JobView {
  readonly job_id: string;
  readonly client_job_id: string | null;
  readonly status: string;
  readonly raw_transcript: string | null;
  readonly refined_text: string | null;
  readonly processing_time_ms: number | null;
  readonly error_details: { readonly code?: string; readonly message?: string } | null;
  readonly progress: {
    readonly stage: string;
    readonly percent: number;
    readonly note: string;
    readonly seconds_left: number | null;
    readonly chunks_done: number | null;
    readonly chunks_total: number | null;
  } | null;
  /** Why nothing runs, while nothing does. */
  readonly waiting_for: { readonly what: string; readonly reason: string } | null;
  readonly events: readonly { readonly from_status: string | null; readonly to_status: string; readonly at: string }[];
}

/** A checked text in GraphQL's form. */
export interface CheckedText {
  readonly text: string;
  readonly verdict: string;
  readonly findings: readonly { readonly grade: string; readonly check: string; readonly message: string }[];
}

/** What GraphQL says of a job that FAILED. */
export interface FailedJobView {
  /** Sentences, the most useful first. */
  readonly advice: readonly string[];
  /** The newest refined text; null if there is none. */
  readonly checked: CheckedText | null;
}

const FAILED_JOB = `query FailedJob($id: ID!) {
  job(id: $id) { actions { sentence } refinements { version text verdict findings { grade check message } } }
}`;

interface FailedJobAnswer {
  readonly data?: {
    readonly job: {
      readonly actions: readonly { readonly sentence: string }[];
      readonly refinements: readonly (CheckedText & { readonly version: number })[];
    } | null;
  };
}

/** A request of the quickstart to its engine on the loopback. */
const REQUEST_LIMIT_MS = 15_000;

/** Calls the engine's REST API with the secret key, as any client would. */
export class EngineClient {
  constructor(
    private readonly url: string,
    private readonly secretKey: string,
  ) {}

  job(id: string): Promise<JobView> {
    return this.call('GET', `/v1/jobs/${encodeURIComponent(id)}`) as Promise<JobView>;
  }

  /** @returns the new job's id */
  async submit(body: { user_id: string; job_id: string; supabase_file_id: string }): Promise<string> {
    return ((await this.call('POST', '/v1/jobs/new', body)) as { job_id: string }).job_id;
  }

  async failedJob(id: string): Promise<FailedJobView> {
    const answer = (await this.call('POST', '/graphql', { query: FAILED_JOB, variables: { id } })) as FailedJobAnswer;
    const { actions = [], refinements = [] } = answer.data?.job ?? {};
    const [newest] = [...refinements].sort((one, other) => other.version - one.version);
    return { advice: actions.map(({ sentence }) => sentence), checked: newest ?? null };
  }

  private async call(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.secretKey}`, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(REQUEST_LIMIT_MS),
    });
    const answer = (await response.json()) as { title?: string; detail?: string };
    if (response.ok) return answer;
    throw new Fault('UNAVAILABLE', `The engine answered ${response.status}: ${answer.detail ?? answer.title ?? ''}`);
  }
}
