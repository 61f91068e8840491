import { setTimeout as pause } from 'node:timers/promises';
import { recordingName } from './recordings.js';

/** A job that the engine said it has. */
export interface Acknowledged {
  readonly jobId: string;
  readonly clientJobId: string;
  readonly index: number;
}

/** The replica may have to start twice on a busy machine meanwhile: once with the fault, and once without. */
const RETRY_FOR_MS = 600_000;
const REQUEST_LIMIT_MS = 30_000;

/** A client that submits jobs and tries again on 429, 503 and connections that fail, as any client of the API should. */
export class IntakeClient {
  readonly acknowledged: Acknowledged[] = [];
  /** How long each submission took from the first try to the answer, in milliseconds. */
  readonly latencies: number[] = [];
  /** Answers that no retry is meant for. */
  readonly surprises: string[] = [];
  retries = 0;
  /** Requests that were accepted and then cut: a client that trusts 503 alone would notice. */
  cut = 0;

  constructor(
    private readonly urls: () => readonly string[],
    private readonly secretKey: string,
    private readonly users: readonly string[],
  ) {}

  async submit(index: number): Promise<void> {
    const startedAt = performance.now();
    const deadline = Date.now() + RETRY_FOR_MS;
    const body = JSON.stringify({
      user_id: this.users[index % this.users.length],
      job_id: `take-${index}`,
      supabase_file_id: recordingName(index),
    });
    for (let tries = 0; ; tries += 1) {
      const jobId = await this.post(body, tries + index);
      if (jobId !== null) {
        this.acknowledged.push({ jobId, clientJobId: `take-${index}`, index });
        this.latencies.push(performance.now() - startedAt);
        return;
      }
      if (Date.now() > deadline) throw new Error(`take-${index} was not accepted within ten minutes`);
      this.retries += 1;
      await pause(100 + 50 * Math.min(tries, 10));
    }
  }

  /** The job's id, or null when the client should try again. */
  private async post(body: string, turn: number): Promise<string | null> {
    const urls = this.urls();
    const url = urls[turn % urls.length];
    try {
      const response = await fetch(`${url}/v1/jobs/new`, {
        method: 'POST',
        headers: { authorization: `Bearer ${this.secretKey}`, 'content-type': 'application/json' },
        body,
        signal: AbortSignal.timeout(REQUEST_LIMIT_MS),
      });
      const answer = (await response.json()) as { job_id?: string; detail?: string };
      if (response.ok && answer.job_id !== undefined) return answer.job_id;
      if (response.status !== 503 && response.status !== 429)
        this.surprises.push(`${response.status} ${answer.detail}`);
      return null;
    } catch (error) {
      if (!isRefused(error)) this.cut += 1;
      if (error instanceof SyntaxError) this.surprises.push('an answer that is not JSON');
      return null; // Refused, reset or out of time: nobody knows whether the job was taken in, so the name makes a second try safe.
    }
  }
}

/** Nothing listens there: a load balancer would take the next replica. */
function isRefused(error: unknown): boolean {
  const { cause } = error as { cause?: { code?: string } };
  return cause?.code === 'ECONNREFUSED';
}
