import { setTimeout as pause } from 'node:timers/promises';
import type { Facts } from '../invariants/facts.js';
import type { Figure, Scenario, Task } from '../scenario.js';
import type { PaidStage } from '../stand/provider-orders.js';
import type { Stand } from '../stand/stand.js';
import { submitAll } from './submit-all.js';

const REPLICAS = ['api,scheduler', 'worker', 'worker'];
/** How long the database is away, in seconds, in turn; and in which stage the answer arrives then. */
const AWAY = [6, 1, 30, 60];
const STAGES = ['REFINING', 'TRANSCRIBING'] as const;
/** Longer than a claim lives without a heartbeat, so that everybody's is stale when the database is back. */
const STALE_MS = 20_000;
/** From then to the answer: time enough for anybody who takes stale heartbeats for dead workers to act on it. */
const STILL_CALLING_MS = 10_000;

/** What happens between a call that has been paid for and its answer. */
type Absence = (count: number) => Promise<string>;

/** Holds back the answers to one share of the jobs after another, and lets the absence release them. */
async function whileCallsRun(stand: Stand, { jobs, faults, say }: Task, absence: Absence): Promise<void> {
  const share = Math.ceil(jobs / faults);
  for (let count = 0; count < faults; count += 1) {
    const from = count * share;
    const stage = STAGES[count % STAGES.length] as PaidStage;
    await stand.provider.tell({ kind: 'hold', stage });
    const submitted = submitAll(stand, Math.min(share, jobs - from), from);
    await anotherCall(stand, stage);
    say(await absence(count));
    await submitted;
  }
}

function repeatedCalls({ paid, jobs, attempts }: Facts): Figure[] {
  const repeated = paid.length - jobs.length * 2;
  const retried = [...attempts.values()].flat().filter(({ outcome }) => outcome === 'retry').length;
  return [
    { name: 'calls beyond one a stage', value: String(repeated), goal: '0', met: repeated === 0 },
    { name: 'stages tried again', value: String(retried) },
  ];
}

/** Issue 6, number 12. Nobody is killed, so not one call may be paid for twice. */
export const databaseAway: Scenario = {
  name: 'database-away',
  title: 'the database away for 6, 1, 30 and 60 s at the moment a paid answer arrives',
  jobs: 60,
  faults: 4,
  plan: { replicas: REPLICAS },
  run: (stand, task) =>
    whileCallsRun(stand, task, async (count) => {
      const away = AWAY[count % AWAY.length] as number;
      await stand.database.stop();
      // Only now do the answers come: whatever the machine's pace, they find no database, and it stays away until a worker has found that out.
      const noticed = Promise.any(stand.workers.map((worker) => worker.logged('could not be stored')));
      await stand.provider.tell({ kind: 'release' });
      await pause(away * 1000);
      await noticed;
      await stand.database.startAgain();
      return `away for ${away} s`;
    }),
  figures: repeatedCalls,
};

/** The calls outlast the absence: their workers' heartbeats are stale, and all of them live. */
export const databaseAwayMidCall: Scenario = {
  name: 'database-away-mid-call',
  title: 'the database away for 20 s while paid calls run on',
  jobs: 30,
  faults: 3,
  plan: { replicas: REPLICAS },
  run: (stand, task) =>
    whileCallsRun(stand, task, async (count) => {
      await stand.database.stop();
      await pause(STALE_MS);
      await stand.database.startAgain();
      await pause(STILL_CALLING_MS);
      await stand.provider.tell({ kind: 'release' });
      return `away ${count + 1}`;
    }),
  figures: repeatedCalls,
};

/** Resolves when the provider has accepted a call for that stage that it had not when asked. */
async function anotherCall(stand: Stand, stage: PaidStage): Promise<void> {
  const accepted = async () => (await stand.provider.paidCalls()).filter((call) => call.stage === stage).length;
  const known = await accepted();
  while ((await accepted()) === known) await pause(20);
}
