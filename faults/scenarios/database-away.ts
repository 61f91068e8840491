import { setTimeout as pause } from 'node:timers/promises';
import type { Scenario } from '../scenario.js';
import type { Stand } from '../stand/stand.js';
import { submitAll } from './submit-all.js';

/** How long the database is away, in seconds, in turn. */
const AWAY = [1, 6, 30, 60];
/** The provider takes its time, so that the database is gone before the answer comes. Milliseconds. */
const LATENCY_MS = 1_500;

/** Issue 6, number 12. Nobody is killed, so not one call may be paid for twice. */
export const databaseAway: Scenario = {
  name: 'database-away',
  title: 'the database away for 1, 6, 30 and 60 s at the moment a paid answer arrives',
  jobs: 60,
  faults: 4,
  plan: { replicas: ['api,scheduler', 'worker', 'worker'] },
  async run(stand, { jobs, faults, say }) {
    await stand.provider.tell({ kind: 'latency', ms: LATENCY_MS });
    const share = Math.ceil(jobs / faults);
    for (let count = 0; count < faults; count += 1) {
      const from = count * share;
      const submitted = submitAll(stand, Math.min(share, jobs - from), from);
      await anotherCall(stand);
      const away = AWAY[count % AWAY.length] as number;
      await stand.database.stop();
      await pause(away * 1000);
      await stand.database.startAgain();
      say(`away for ${away} s`);
      await submitted;
    }
  },
  figures: ({ paid, jobs, attempts }) => {
    const repeated = paid.length - jobs.length * 2;
    const retried = [...attempts.values()].flat().filter(({ outcome }) => outcome === 'retry').length;
    return [
      { name: 'calls beyond one a stage', value: String(repeated), goal: '0', met: repeated === 0 },
      { name: 'stages tried again', value: String(retried) },
    ];
  },
};

/** Resolves when the provider has accepted a call that it had not when asked. */
async function anotherCall(stand: Stand): Promise<void> {
  const known = (await stand.provider.requests()).length;
  while ((await stand.provider.requests()).length === known) await pause(20);
}
