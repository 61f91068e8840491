import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { WAIT_MS } from '../support/eventually.js';
import type { TestDatabase } from '../support/test-database.js';
import type { Knocker } from './all-callers.js';
import type { Fixture, Outcome, Row } from './operation-table.js';

const DETAILS = { code: 'TIMED_OUT', message: 'm', stage: 'REFINING', attempt: 1, retryable: true, attempts: [] };
/** How long a subscription may take to tell what happened. */

type Variables = Readonly<Record<string, unknown>> & { readonly id: string };

/** Runs the cells of the access table against a running engine. */
export class OperationProbe {
  private bibles = 1;

  constructor(
    private readonly engineUrl: string,
    private readonly database: TestDatabase,
    private readonly owner: string,
  ) {}

  /** A job of a user, as the engine would have left it. */
  async addJob(userId: string, fixture: Fixture): Promise<string> {
    const ended = fixture === 'COMPLETE';
    const [job] = await this.database.query<{ job_id: string }>(
      `insert into studio_jobs (user_id, raw_audio_url, delivery_id, status, raw_transcript, refined_text, system_prompt_used, error_details)
       values ($1, 'a.mp3', gen_random_uuid(), $2, $3, $4, $5, $6) returning job_id`,
      [
        userId,
        fixture,
        ended ? 'raw words' : null,
        ended ? 'Words.' : null,
        ended ? 'prompt' : null,
        fixture === 'FAILED' ? JSON.stringify({ ...DETAILS, at: new Date().toISOString() }) : null,
      ],
    );
    const jobId = job?.job_id as string;
    if (ended) {
      const heard = `insert into transcript_segments (job_id, ordinal, text) values ($1, 0, 'raw words')`;
      await this.database.query(heard, [jobId]);
      await this.database.query(
        `insert into refinements (job_id, version, text, provider, model, verdict, prompt_hash, is_current)
         values ($1, 1, 'Words.', 'p', 'm', 'PASS', 'h', true)`,
        [jobId],
      );
    }
    return jobId;
  }

  /** Fresh variables for one cell; those that the document does not declare are left out. */
  async variables({ document, fixture }: Row): Promise<Variables> {
    const id = await this.addJob(this.owner, fixture);
    this.bibles += 1;
    const all = {
      owner: this.owner,
      any: randomUUID(),
      file: `${this.owner}/${id}.mp3`,
      source: JSON.stringify({ name: 'Matrix', version: this.bibles }),
    };
    const used = Object.entries(all).filter(([name]) => document.includes(`$${name}:`));
    return { id, ...Object.fromEntries(used) };
  }

  /** What the caller gets, with the whole answer. */
  async ask({ document }: Row, { credential }: Knocker, variables: Variables) {
    const response = await fetch(`${this.engineUrl}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(credential === null ? {} : { authorization: `Bearer ${credential}` }),
      },
      body: JSON.stringify({ query: document, variables: declared(document, variables) }),
      signal: AbortSignal.timeout(WAIT_MS),
    });
    const body = (await response.json()) as {
      data?: unknown;
      errors?: { message: string; extensions: { code: string } }[];
    };
    const code = body.errors?.[0]?.extensions.code ?? refusalIn(body.data);
    return { status: response.status, body, outcome: (code ?? seen(body.data, [variables.id])) as Outcome };
  }

  /** The same for a subscription: the owner's and the caller's jobs move until the caller has been told of one, or is refused. */
  async follow({ document }: Row, knocker: Knocker, variables: Variables): Promise<Outcome> {
    const client = createClient({
      url: `${this.engineUrl.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      lazy: true,
      ...(knocker.credential === null ? {} : { connectionParams: { authorization: `Bearer ${knocker.credential}` } }),
    });
    const values: unknown[] = [];
    let refusal: unknown = null;
    client.subscribe(
      { query: document, variables: declared(document, variables) },
      {
        next: ({ data, errors }) => {
          if (errors) refusal = errors;
          else values.push(data);
        },
        error: (error) => {
          refusal = error;
        },
        complete: () => undefined,
      },
    );
    const owners = [variables.id];
    const told: string[] = [];
    try {
      for (const until = Date.now() + WAIT_MS; Date.now() < until; await pause(100)) {
        if (refusal !== null) return codeOf(refusal);
        if (seen(values, owners) === 'SEES') return 'SEES';
        // The owner's job between two that were told was passed over.
        if (values.length > 0 && (!document.includes('toStatus') || countOf(values, told) > 1)) return 'BLIND';
        owners.push(await this.addJob(this.owner, 'FAILED'));
        told.push(await this.addJob(knocker.userId, 'FAILED'));
      }
      throw new Error('the subscription told nothing');
    } finally {
      await client.dispose();
    }
  }

  /** Everything that an operation could change. */
  async state(jobId: string): Promise<unknown> {
    const [row] = await this.database.query(
      `select to_jsonb(j) as job, (select count(*) from studio_jobs) as jobs, (select count(*) from operator_actions) as acts,
         (select count(*) from brand_bibles where brand = 'Matrix') as bibles, (select count(*) from retry_batches) as batches,
         (select count(*) from failure_acknowledgements) as seen, (select count(*) from sweep_runs) as sweeps,
         (select count(*) from refinements) as refinements, (select count(*) from brand_bible_trials) as trials,
         (select count(*) from refinement_reviews) as reviews
       from studio_jobs j where job_id = $1`,
      [jobId],
    );
    return row;
  }
}

/** The code of the one result of a batch, where that was refused; null for any other answer. */
function refusalIn(data: unknown): string | null {
  const results = (data as { createJobs?: readonly { error: { code: string } | null }[] } | null | undefined)
    ?.createJobs;
  return results?.[0]?.error?.code ?? null;
}

function countOf(values: unknown, jobIds: readonly string[]): number {
  const text = JSON.stringify(values ?? null);
  return jobIds.filter((id) => text.includes(id)).length;
}

function seen(data: unknown, jobIds: readonly string[]): 'SEES' | 'BLIND' {
  return countOf(data, jobIds) > 0 ? 'SEES' : 'BLIND';
}

function declared(document: string, variables: Variables): Record<string, unknown> {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => document.includes(`$${name}:`)));
}

/** Of errors, or of the code with which the socket was closed. */
function codeOf(refusal: unknown): Outcome {
  if (Array.isArray(refusal)) return refusal[0].extensions.code;
  const { code } = refusal as { code?: number };
  if (code === 4401) return 'UNAUTHENTICATED';
  throw new Error(`the socket was closed with ${code}`);
}
