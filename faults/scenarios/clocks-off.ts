import { setTimeout as pause } from 'node:timers/promises';
import type { Facts } from '../invariants/facts.js';
import type { Scenario } from '../scenario.js';
import type { EngineProcess } from '../stand/engine-process.js';
import type { Stand } from '../stand/stand.js';
import { killAndRelaunch } from '../stand/strike.js';
import { recoveryFigures } from './recovery-figures.js';
import { submitAll } from './submit-all.js';

/** By how much each worker's clock is off, in minutes; the last one's is right. */
const MINUTES_OFF = [10, -10, 0];
const LATENCY_MS = 1_500;
const OUTAGE_MS = 3_000;
const BETWEEN_KILLS_MS = 6_000;
/** Half of RETRY_DELAY_SECONDS as the stand sets it: the least that the jitter leaves of the first delay. */
const SHORTEST_DELAY_MS = 1_000;
/** The longest rest of a provider's breaker in this run and the queue's own pace, far below the ten minutes. */
const LONGEST_DELAY_MS = 90_000;
/** A log line dated further from now than this was dated by a clock that was off; no run takes so long. */
const OFF_MS = 5 * 60_000;
/** Of one clock's reading against another's on this machine. */
const TOLERANCE_MS = 1_000;

const begun = new WeakMap<Stand, number>();

/** Issue 6, number 8. */
export const clocksOff: Scenario = {
  name: 'clocks-off',
  title: 'one worker ten minutes ahead, one ten minutes behind, both killed now and then, retries under way',
  jobs: 60,
  faults: 6,
  plan: { replicas: ['api,scheduler', 'worker', 'worker', 'worker'], preload: './clock-preload.js' },
  async run(stand, { jobs, faults, say }) {
    begun.set(stand, Date.now());
    for (const [index, worker] of stand.workers.entries()) {
      await worker.stop();
      worker.launch(clockOf(index));
    }
    await Promise.all(stand.workers.map((worker) => worker.ready()));
    await stand.provider.tell({ kind: 'latency', ms: LATENCY_MS });
    const submitted = submitAll(stand, jobs);
    await pause(LATENCY_MS);
    await stand.provider.tell({ kind: 'answer-with-status', status: 503 });
    await pause(OUTAGE_MS);
    await stand.provider.tell({ kind: 'latency', ms: LATENCY_MS });
    say('the provider was away for a moment');
    for (let kill = 0; kill < faults; kill += 1) {
      const index = kill % 2;
      await killAndRelaunch(stand, stand.workers[index] as EngineProcess, clockOf(index));
      await pause(BETWEEN_KILLS_MS);
    }
    await submitted;
  },
  figures: (facts) => [...recoveryFigures(facts), ...clockFigures(facts)],
};

function clockOf(index: number): Record<string, string> {
  return { FAULT_CLOCK_MINUTES: String(MINUTES_OFF[index] ?? 0) };
}

function clockFigures({ stand, attempts, logs }: Facts) {
  const from = (begun.get(stand) ?? 0) - TOLERANCE_MS;
  const to = Date.now() + TOLERANCE_MS;
  const outside = [...attempts.values()]
    .flat()
    .filter(({ started, ended }) => started < from || started > to || (ended !== null && (ended < from || ended > to)));
  const delays = [...attempts.values()].flatMap((claims) =>
    claims.flatMap((claim, index) => {
      const next = claims[index + 1];
      return claim.outcome !== 'retry' || claim.ended === null || next === undefined
        ? []
        : [next.started - claim.ended];
    }),
  );
  const wrong = delays.filter((delay) => delay < SHORTEST_DELAY_MS || delay > LONGEST_DELAY_MS).length;
  const astray = logs.filter(({ text }) => [...datesIn(text)].some((at) => Math.abs(at - to) > OFF_MS)).length;
  return [
    { name: 'replicas whose own clock was off', value: String(astray), goal: '2', met: astray === 2 },
    { name: 'delays before another try', value: String(delays.length), goal: '1 at least', met: delays.length > 0 },
    { name: 'of them too short or too long', value: String(wrong), goal: '0', met: wrong === 0 },
    { name: 'claims dated outside the run', value: String(outside.length), goal: '0', met: outside.length === 0 },
  ];
}

function* datesIn(log: string): Generator<number> {
  for (const [, time] of log.matchAll(/"time":"([^"]+)"/g)) yield Date.parse(time as string);
}
