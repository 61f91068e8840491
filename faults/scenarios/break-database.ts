import { setTimeout as pause } from 'node:timers/promises';
import type { Facts } from '../invariants/facts.js';
import type { Figure, Scenario, Task } from '../scenario.js';
import type { Stand } from '../stand/stand.js';
import { quantile, seconds } from '../statistics.js';
import { submitSteadily } from './submit-all.js';

const REPLICAS = ['api,scheduler', 'worker', 'worker', 'worker'];
const FREEZE_MS = 20_000;
/** Long enough for the pipeline to run again before the next fault. */
const BETWEEN_MS = [1_500, 6_000] as const;

/** When the database was whole again, by run: for the time until the pipeline moved. */
const healed = new WeakMap<Stand, number[]>();

/** Strikes the database again and again while jobs keep coming. */
async function strike(stand: Stand, task: Task, blow: () => Promise<void>): Promise<void> {
  const moments: number[] = [];
  healed.set(stand, moments);
  const expected = task.faults * (BETWEEN_MS[0] + BETWEEN_MS[1]) * 0.5;
  const everyMs = Math.max(50, expected / task.jobs);
  const submitted = submitSteadily(stand, { from: 0, to: task.jobs, everyMs });
  for (let count = 1; count <= task.faults; count += 1) {
    await pause(task.random.between(...BETWEEN_MS));
    await blow();
    moments.push(Date.now());
    task.say(`blow ${count}`);
  }
  await submitted;
}

/** From the moment the database was whole to the next claim of any job. */
function resumeFigures(facts: Facts): Figure[] {
  const moments = healed.get(facts.stand) ?? [];
  const starts = [...facts.attempts.values()]
    .flat()
    .map(({ started }) => started)
    .sort((a, b) => a - b);
  const times = moments.flatMap((moment) => {
    const next = starts.find((start) => start > moment);
    return next === undefined ? [] : [next - moment];
  });
  const lost = [...facts.attempts.values()].flat().filter(({ outcome }) => outcome === 'lost').length;
  return [
    { name: 'blows', value: String(moments.length), goal: '1 at least', met: moments.length > 0 },
    { name: 'database whole to the next claim, median', value: seconds(quantile(times, 0.5)) },
    { name: 'database whole to the next claim, worst', value: seconds(quantile(times, 1)) },
    { name: 'claims lost (answered by silence)', value: String(lost) },
  ];
}

export const databaseStops: Scenario = {
  name: 'database-stops',
  title: 'PostgreSQL stopped immediately and started again',
  jobs: 200,
  faults: 10,
  plan: { replicas: REPLICAS },
  run: (stand, task) =>
    strike(stand, task, async () => {
      await stand.database.stop();
      await pause(task.random.between(0, 2_000));
      await stand.database.startAgain();
    }),
  figures: resumeFigures,
};

export const connectionsCut: Scenario = {
  name: 'connections-cut',
  title: 'every connection to PostgreSQL cut',
  jobs: 300,
  faults: 50,
  plan: { replicas: REPLICAS },
  run: (stand, task) =>
    strike(stand, task, async () => {
      await stand.database.cutConnections();
    }),
  figures: resumeFigures,
};

export const databaseFreezes: Scenario = {
  name: 'database-freezes',
  title: 'PostgreSQL frozen for 20 s (SIGSTOP), as behind a dead network',
  jobs: 100,
  faults: 5,
  plan: { replicas: REPLICAS },
  run: (stand, task) =>
    strike(stand, task, async () => {
      await stand.database.freeze();
      await pause(FREEZE_MS);
      await stand.database.thaw();
    }),
  figures: resumeFigures,
};
