import { pidOf } from '../stand/casualties.js';
import type { PaidStage } from '../stand/provider-orders.js';
import { wordsIn } from '../stand/spoken-words.js';
import { each, type Invariant } from './check.js';
import type { AttemptFact, Facts } from './facts.js';

const SETTLING = new Set(['advanced', 'completed']);

const oneOwner: Invariant = {
  id: 'I5',
  title: 'each write by the newest claim, one owner at a time',
  check: (facts) =>
    each(facts.jobs, ({ job_id }) => {
      const attempts = facts.attempts.get(job_id) ?? [];
      for (const event of facts.events.get(job_id) ?? []) {
        if (!SETTLING.has(event.reason)) continue;
        const claim = attempts.find(({ attempt }) => attempt === event.attempt);
        if (claim?.outcome !== 'advanced')
          return `${job_id}: event ${event.number} by attempt ${event.attempt}, ${claim?.outcome}`;
        if (claim.worker !== event.actor)
          return `${job_id}: event ${event.number} by ${event.actor}, not ${claim.worker}`;
      }
      const settled = (facts.events.get(job_id) ?? []).filter(({ reason }) => SETTLING.has(reason)).length;
      const advanced = attempts.filter(({ outcome }) => outcome === 'advanced').length;
      if (settled !== advanced) return `${job_id}: ${advanced} claims say they advanced it, ${settled} events do`;
      const overlap = attempts.find((claim, index) => overlaps(attempts[index - 1], claim));
      if (overlap !== undefined)
        return `${job_id}: attempt ${overlap.attempt} began before the one before it had ended`;
      const open = attempts.find(({ outcome }) => outcome === 'running');
      return open === undefined || !facts.rest.reached
        ? null
        : `${job_id}: attempt ${open.attempt} is open although no job runs`;
    }),
};

/**
 * A claim closes the lost one before it in its own statement, whose two parts PostgreSQL runs, and stamps, in either order: on a busy machine
 * they lie apart.
 */
const ONE_STATEMENT_MS = 1_000;

function overlaps(before: AttemptFact | undefined, claim: AttemptFact): boolean {
  if (before === undefined || before.ended === null) return false;
  return before.ended > claim.started + (before.outcome === 'lost' ? ONE_STATEMENT_MS : 1);
}

const neverLost: Invariant = {
  id: 'I5b',
  title: 'no living worker lost its job',
  check: (facts) => {
    const struck = new Set(facts.stand.casualties.map(({ pid }) => pid));
    const lost = [...facts.attempts.values()].flat().filter(({ outcome }) => outcome === 'lost');
    return each(lost, (claim) =>
      struck.has(pidOf(claim.worker)) || !workedOn(facts, claim)
        ? null
        : `${claim.job_id}: attempt ${claim.attempt} (${claim.stage}) of ${claim.worker}, which no fault hit`,
    );
  },
};

const paidOnce: Invariant = {
  id: 'I6',
  title: 'a call is repeated only where a kill or a provider fault explains it',
  check: (facts) => {
    const calls = new Map<string, number>();
    for (const { stage, words } of facts.paid)
      calls.set(`${stage} ${words}`, (calls.get(`${stage} ${words}`) ?? 0) + 1);
    const paidJobs = facts.jobs.filter(({ raw_transcript }) => wordsIn(raw_transcript ?? '') !== null);
    return each(paidJobs, ({ job_id, raw_transcript }) => {
      const words = wordsIn(raw_transcript ?? '');
      for (const stage of ['TRANSCRIBING', 'REFINING'] as const) {
        const made = calls.get(`${stage} ${words}`) ?? 0;
        const explained = explainedRepeats(facts, facts.attempts.get(job_id) ?? [], stage);
        if (made > 1 + explained) return `${job_id}: ${made} calls for ${stage}, ${explained} repeats explained`;
      }
      return null;
    });
  },
};

/** Claims of a stage that ended, through no fault of the engine, after the call may have been paid. */
function explainedRepeats(facts: Facts, attempts: readonly AttemptFact[], stage: PaidStage): number {
  const struck = new Set(facts.stand.casualties.map(({ pid }) => pid));
  return attempts.filter((claim) => {
    if (claim.stage !== stage) return false;
    if (claim.outcome === 'lost') return struck.has(pidOf(claim.worker));
    // A deferred claim may have made a call that the provider's fall cut off, before its circuit breaker opened.
    const failed = claim.outcome === 'retry' || claim.outcome === 'deferred';
    return claim.outcome === 'interrupted' || (failed && /UNAVAILABLE/.test(claim.fault?.code ?? ''));
  }).length;
}

/** Whether the worker's log says that it began the stage: a claim whose commit got no answer was never started. */
function workedOn(facts: Facts, claim: AttemptFact): boolean {
  return facts.logs.some(({ text }) =>
    text.includes(
      `"jobId":"${claim.job_id}","stage":"${claim.stage}","attempt":${claim.attempt},"message":"The stage started."`,
    ),
  );
}

export const CLAIM_INVARIANTS: readonly Invariant[] = [oneOwner, neverLost, paidOnce];
