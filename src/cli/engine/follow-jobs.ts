import { setTimeout as pause } from 'node:timers/promises';
import { isTerminal, type JobStatus, STAGE_STATUSES } from '../../jobs/record/job-status.js';
import { Fault } from '../../platform/fault.js';
import type { EngineApi } from './engine-api.js';

/** How far a job is. */
export interface JobState {
  readonly jobId: string;
  readonly clientJobId: string | null;
  readonly status: JobStatus;
  readonly verdict: string | null;
  readonly processingTimeMs: number | null;
  readonly errorDetails: { readonly code: string; readonly message: string } | null;
  readonly progress: { readonly percent: number; readonly note: string } | null;
  readonly waitingFor: { readonly what: string; readonly reason: string | null } | null;
}

const FIELDS = `jobId clientJobId status verdict processingTimeMs errorDetails { code message }
  progress { percent note } waitingFor { what reason }`;
/** Aliases that one GraphQL request may have. */
const JOBS_A_REQUEST = 15;
/** Between two looks; more jobs are asked for more slowly, so that the rate limit of the engine holds. Milliseconds. */
const PAUSE_MS = 700;
const PAUSE_A_REQUEST_MS = 300;
/** Looks in a row without an answer, about half a minute, after which the engine counts as gone. */
const MOST_SILENT_LOOKS = 30;

/**
 * Asks for jobs again and again until each has ended, and passes each state on. It waits for an engine that restarts in between.
 * @param onState is called with every state that was read
 * @param onLost is called for a job that does not exist, or no longer exists
 * @throws the signal's reason when it is aborted, Fault UNAVAILABLE when nothing answers for half a minute
 */
export async function followJobs(
  api: EngineApi,
  ids: () => readonly string[],
  { onState, onLost }: { onState: (id: string, state: JobState) => void; onLost: (id: string, fault: Fault) => void },
  signal: AbortSignal,
): Promise<void> {
  for (let silent = 0; ids().length > 0; ) {
    const open = [...ids()];
    for (let at = 0; at < open.length; at += JOBS_A_REQUEST) {
      try {
        const answer = await readStates(api, open.slice(at, at + JOBS_A_REQUEST));
        silent = 0;
        for (const [id, state] of answer.states) onState(id, state);
        for (const [id, fault] of answer.lost) onLost(id, fault);
      } catch (error) {
        silent += 1;
        signal.throwIfAborted();
        if (!(error instanceof Fault && error.retryable) || silent >= MOST_SILENT_LOOKS) throw error;
      }
    }
    if (ids().length === 0) return;
    const requests = Math.ceil(ids().length / JOBS_A_REQUEST);
    await pause(PAUSE_MS + requests * PAUSE_A_REQUEST_MS, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}

/** The states of up to 15 jobs, with one request. */
export async function readStates(api: EngineApi, ids: readonly string[]) {
  const names = ids.map((_, index) => `j${index}`);
  const query = `query States(${names.map((name) => `$${name}: ID!`).join(', ')}) {
    ${names.map((name) => `${name}: job(id: $${name}) { ${FIELDS} }`).join('\n')}
  }`;
  const variables = Object.fromEntries(names.map((name, index) => [name, ids[index]]));
  const { data, errors } = await api.graphqlParts<Record<string, JobState | null>>(query, variables);
  const states = new Map<string, JobState>();
  const lost = new Map<string, Fault>();
  for (const [index, name] of names.entries()) {
    const id = ids[index] as string;
    const state = data?.[name] ?? null;
    const fault = errors.find(({ part }) => part === name || part === '')?.fault;
    if (state !== null) states.set(id, state);
    else if (fault !== undefined && fault.code !== 'NOT_FOUND') throw fault;
    else lost.set(id, fault ?? new Fault('NOT_FOUND', `There is no job ${id}.`));
  }
  return { states, lost };
}

/** How far a job is as a whole, from 0 to 1: each stage is an equal share, and a running one counts by its percentage. */
export function shareOf({ status, progress }: Pick<JobState, 'status' | 'progress'>): number {
  if (isTerminal(status)) return 1;
  const stage = (STAGE_STATUSES as readonly string[]).indexOf(status);
  if (stage < 0) return 0;
  return (stage + (progress?.percent ?? 0) / 100) / STAGE_STATUSES.length;
}

/** What a job does, for a person: what runs, or what it waits for. */
export function noteOf({ progress, waitingFor }: Pick<JobState, 'progress' | 'waitingFor'>): string {
  if (waitingFor !== null)
    return waitingFor.reason ?? `waits for ${waitingFor.what.toLowerCase().replaceAll('_', ' ')}`;
  return progress?.note ?? '';
}
