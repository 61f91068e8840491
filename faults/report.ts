import type { Invariant } from './invariants/check.js';
import type { Facts } from './invariants/facts.js';
import type { Figure } from './scenario.js';

const SHOWN = 3;
/** The goal of a figure that counts how often the faults hit something. */
const AT_LEAST_ONE = '1 at least';

/** `void`: the faults hit nothing, so that it says nothing that all invariants held. */
export type Verdict = 'held' | 'broken' | 'void';

/** Prints the invariants and the figures. */
export function report(facts: Facts, invariants: readonly Invariant[], figures: readonly Figure[]): Verdict {
  let broken = false;
  let idle = false;
  for (const { id, title, check } of invariants) {
    const { looked, wrong } = check(facts);
    console.log(
      `  ${wrong.length === 0 ? 'ok ' : 'RED'}  ${id.padEnd(4)} ${title}: ${looked} checked, ${wrong.length} wrong`,
    );
    for (const sentence of wrong.slice(0, SHOWN)) console.log(`            ${sentence}`);
    if (wrong.length > 0) broken = true;
  }
  for (const { name, value, goal, met, advisory } of [...commonFigures(facts), ...figures]) {
    const verdict = met === undefined ? '   ' : met ? 'ok ' : advisory ? '-- ' : 'RED';
    console.log(`  ${verdict}  ${name}: ${value}${goal === undefined ? '' : ` (goal: ${goal})`}`);
    if (met !== false || advisory) continue;
    if (goal === AT_LEAST_ONE) idle = true;
    else broken = true;
  }
  if (broken) return 'broken';
  return idle ? 'void' : 'held';
}

function commonFigures(facts: Facts): Figure[] {
  const count = (status: string) => facts.jobs.filter((job) => job.status === status).length;
  const claims = [...facts.attempts.values()].flat();
  const outcome = (kind: string) => claims.filter((claim) => claim.outcome === kind).length;
  const calls = (stage: string) => facts.paid.filter((call) => call.stage === stage).length;
  const codes = new Set(
    facts.jobs.flatMap(({ error_details: details }) => (details === null ? [] : String(details.code))),
  );
  return [
    {
      name: 'jobs',
      value: `${facts.jobs.length}: ${count('COMPLETE')} complete, ${count('FAILED')} failed ${[...codes].join(' ')}`,
    },
    {
      name: 'jobs that did not complete',
      value: String(facts.jobs.length - count('COMPLETE')),
      goal: '0',
      met: count('COMPLETE') === facts.jobs.length,
    },
    {
      name: 'claims',
      value: `${claims.length}: ${outcome('advanced')} advanced, ${outcome('lost')} lost, ${outcome('retry')} tried again, ${outcome('deferred')} deferred, ${outcome('interrupted')} handed back`,
    },
    { name: 'paid calls', value: `${calls('TRANSCRIBING')} to transcribe, ${calls('REFINING')} to refine` },
    { name: 'all jobs terminal after the last fault', value: `${(facts.rest.waitedMs / 1000).toFixed(1)} s` },
    { name: 'subscriptions resumed', value: String(facts.stand.subscriber.resumed) },
    { name: 'submissions tried again', value: String(facts.stand.intake.retries) },
    {
      name: 'answers no retry is meant for',
      value: facts.stand.intake.surprises.join('; ') || 'none',
      met: facts.stand.intake.surprises.length === 0,
    },
  ];
}
