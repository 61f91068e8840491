import { setTimeout as pause } from 'node:timers/promises';
import type { Facts } from '../invariants/facts.js';
import type { Figure, Scenario } from '../scenario.js';
import type { Stand } from '../stand/stand.js';
import { submitAll } from './submit-all.js';

const REFUSED_MS = 30_000;
const UNAVAILABLE_MS = 30_000;
const LATENCY_MS = 300;
/** TRANSCRIBER_CAPABILITIES of this run: the limit the provider is said to have. */
const PARALLEL = 4;

const recoveredAt = new WeakMap<Stand, number>();

/** Issue 6, number 4. */
export const providerOutage: Scenario = {
  name: 'provider-outage',
  title: 'the provider refuses connections for 30 s, answers 503 for 30 s, then recovers',
  jobs: 300,
  faults: 1,
  // The engine's own pace, not the hurried one of the other scenarios.
  plan: {
    replicas: ['api,scheduler', 'worker', 'worker', 'worker'],
    settings: { RETRY_DELAY_SECONDS: '5', WORKER_CONCURRENCY: '8', TRANSCRIBER_CAPABILITIES: `parallel=${PARALLEL}` },
  },
  async run(stand, { jobs, say }) {
    await submitAll(stand, jobs);
    await pause(2_000);
    await stand.provider.tell({ kind: 'close' });
    say('connections are refused');
    await pause(REFUSED_MS);
    await stand.provider.open(LATENCY_MS);
    await stand.provider.tell({ kind: 'answer-with-status', status: 503 });
    say('answers 503');
    await pause(UNAVAILABLE_MS);
    await stand.provider.tell({ kind: 'latency', ms: LATENCY_MS });
    recoveredAt.set(stand, Date.now());
    say('recovered');
  },
  figures: outageFigures,
};

function outageFigures({ stand, jobs, paid, attempts, requests }: Facts): Figure[] {
  const recovered = recoveredAt.get(stand) ?? 0;
  const failed = jobs.filter(({ status }) => status !== 'COMPLETE').length;
  const after = paid.filter(({ stage, at }) => stage === 'TRANSCRIBING' && at >= recovered).map(({ at }) => at);
  const most = Math.max(
    0,
    ...after.map((start) => after.filter((at) => at <= start && at > start - LATENCY_MS).length),
  );
  const refused = requests.filter(({ behaviour }) => behaviour === 'status').length;
  const held = new Set(['retry', 'deferred']);
  const retried = [...attempts.values()].flat().filter(({ outcome }) => held.has(outcome)).length;
  return [
    {
      name: 'tries that met the outage',
      value: `${retried}, of them ${refused} answered with 503`,
      goal: '1 at least',
      met: retried > 0,
    },
    { name: 'jobs not complete', value: String(failed), goal: '0', met: failed === 0 },
    {
      name: 'transcriptions at the same time after recovery',
      value: String(most),
      goal: `${PARALLEL} at most`,
      met: most <= PARALLEL,
    },
  ];
}
