import { JOB_TRANSITIONS } from '../../src/jobs/lifecycle/job-transitions.js';
import { isTerminal, type JobStatus } from '../../src/jobs/record/job-status.js';
import { sentenceWith, wordsIn } from '../stand/spoken-words.js';
import { each, type Invariant } from './check.js';
import type { EventFact, Facts, JobFact } from './facts.js';

/** Moves that reopen an ended job because somebody, or a sweep, asked for it. */
const REOPENING = new Set(['retried', 'swept', 'refine_again', 'refined_again']);

const allExist: Invariant = {
  id: 'I1',
  title: 'each acknowledged job exists once and has ended in time',
  check: (facts) => {
    const byId = new Map(facts.jobs.map((job) => [job.job_id, job]));
    const names = new Map<string, number>();
    for (const { client_job_id: name } of facts.jobs) names.set(name ?? '', (names.get(name ?? '') ?? 0) + 1);
    return each(facts.stand.intake.acknowledged, ({ jobId, clientJobId }) => {
      const job = byId.get(jobId);
      if (job === undefined) return `${clientJobId} (${jobId}) does not exist`;
      if (names.get(clientJobId) !== 1) return `${clientJobId} exists ${names.get(clientJobId)} times`;
      if (isTerminal(job.status as JobStatus)) return null;
      return `${clientJobId} stands at ${job.status} after ${Math.round(facts.rest.waitedMs / 1000)} s`;
    });
  },
};

const legalMoves: Invariant = {
  id: 'I2',
  title: 'events are a legal path to the status of the row',
  check: (facts) =>
    each(facts.jobs, (job) => {
      let at: string | null = null;
      for (const event of eventsOf(facts, job)) {
        const legal =
          at === null
            ? event.to_status === 'NEW'
            : JOB_TRANSITIONS[at as JobStatus].includes(event.to_status as JobStatus);
        if (event.reason === 'changed_directly') return `${job.job_id}: event ${event.number} by an unknown hand`;
        if (event.from_status !== at || !legal)
          return `${job.job_id}: ${event.from_status} to ${event.to_status} after ${at}`;
        at = event.to_status;
      }
      return at === job.status ? null : `${job.job_id}: events end at ${at}, the row says ${job.status}`;
    }),
};

const oneEnd: Invariant = {
  id: 'I3',
  title: 'one terminal move, nothing after it but what was asked for',
  check: (facts) =>
    each(facts.jobs, (job) => {
      const events = eventsOf(facts, job);
      const after = events.filter((_, index) => isTerminal((events[index - 1]?.to_status ?? 'NEW') as JobStatus));
      const unasked = after.find(({ reason }) => !REOPENING.has(reason));
      return unasked === undefined ? null : `${job.job_id}: ${unasked.reason} to ${unasked.to_status} after its end`;
    }),
};

const gapless: Invariant = {
  id: 'I4',
  title: 'event numbers without gaps or repeats',
  check: (facts) =>
    each(facts.jobs, (job) => {
      const numbers = eventsOf(facts, job).map(({ number }) => number);
      const right = numbers.length === job.event_count && numbers.every((number, index) => number === index + 1);
      return right ? null : `${job.job_id}: ${numbers.join(',')} of ${job.event_count}`;
    }),
};

const completeTexts: Invariant = {
  id: 'I7',
  title: 'COMPLETE has the texts of an undisturbed run',
  check: (facts) =>
    each(
      facts.jobs.filter(({ status }) => status === 'COMPLETE'),
      (job) => {
        const words = wordsIn(job.raw_transcript ?? '');
        if (words === null) return `${job.job_id}: no transcript of ours`;
        const undisturbed = sentenceWith(words);
        if (job.raw_transcript !== undisturbed) return `${job.job_id}: the transcript is not what was said`;
        if (job.refined_text !== undisturbed) return `${job.job_id}: refined text and transcript differ`;
        return job.system_prompt_used ? null : `${job.job_id}: no prompt`;
      },
    ),
};

const failureDetails: Invariant = {
  id: 'I8',
  title: 'FAILED has code, message, stage and attempts',
  check: (facts) =>
    each(
      facts.jobs.filter(({ status }) => status === 'FAILED'),
      ({ job_id, error_details: details }) => {
        const missing = ['code', 'message', 'stage', 'attempts'].filter((key) => details?.[key] === undefined);
        return missing.length === 0 ? null : `${job_id}: no ${missing.join(', ')}`;
      },
    ),
};

function eventsOf(facts: Facts, job: JobFact): readonly EventFact[] {
  return facts.events.get(job.job_id) ?? [];
}

export const JOB_INVARIANTS: readonly Invariant[] = [
  allExist,
  legalMoves,
  oneEnd,
  gapless,
  completeTexts,
  failureDetails,
];
