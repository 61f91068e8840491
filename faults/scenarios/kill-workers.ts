import { setTimeout as pause } from 'node:timers/promises';
import type { Scenario } from '../scenario.js';
import type { Stand } from '../stand/stand.js';
import { killAndRelaunch, stopBusyWorker } from '../stand/strike.js';
import { recoveryFigures } from './recovery-figures.js';
import { submitAll } from './submit-all.js';

/** Between two kills, in milliseconds. */
const SHORTEST = 500;
const LONGEST = 3_500;

/** Issue 6, number 1. */
export const killWorkers: Scenario = {
  name: 'kill-workers',
  title: 'SIGKILL of a random worker of three at random moments',
  jobs: 500,
  faults: 100,
  plan: { replicas: ['api,scheduler', 'worker', 'worker', 'worker'], settings: { WORKER_LOSSES: '100' } },
  async run(stand, { jobs, faults, random, say }) {
    // The first kill hits a running stage, whatever the machine's pace: none ends before it.
    await stand.provider.tell({ kind: 'hold', stage: 'TRANSCRIBING' });
    const submitted = submitAll(stand, jobs);
    for (let kill = 1; kill <= faults; kill += 1) {
      await pause(random.between(SHORTEST, LONGEST));
      const victim = kill === 1 ? (await stopBusyWorker(stand, random)).victim : random.pick(stand.workers);
      await killAndRelaunch(stand, victim);
      if (kill === 1) await letGo(stand);
      if (kill % 10 === 0) say(`${kill} kills`);
    }
    await submitted;
  },
  figures: (facts) => recoveryFigures(facts),
};

/** The answers that were held are sent now, the others after the run's own latency. */
async function letGo(stand: Stand): Promise<void> {
  await stand.provider.tell({ kind: 'release' });
  await stand.provider.tell({ kind: 'latency', ms: stand.plan.latencyMs });
}
