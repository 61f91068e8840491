import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Facts } from '../invariants/facts.js';
import type { Figure, Scenario, Task } from '../scenario.js';
import type { ArmedPoint } from '../stand/crash-preload.js';
import type { EngineProcess } from '../stand/engine-process.js';
import type { Stand } from '../stand/stand.js';
import { claimsOf } from '../stand/strike.js';
import { INTAKE_POINTS, WORKER_POINTS } from './crash-points.js';

const PRELOAD = './crash-preload.js';
/** A point that is not reached for so long, on a busy machine too, is not on the way of any job that is left. */
const REACH_LIMIT_MS = 120_000;

const hitsFile = (stand: Stand) => join(stand.folder, 'hits.txt');

/** Launches the replica with a point armed and waits for it to die there. Returns whether it did. */
async function dieAt(stand: Stand, engine: EngineProcess, point: Omit<ArmedPoint, 'file'>): Promise<boolean> {
  engine.launch({ FAULT_POINT: JSON.stringify({ ...point, file: hitsFile(stand) } satisfies ArmedPoint) });
  const { pid } = engine;
  for (const deadline = Date.now() + REACH_LIMIT_MS; engine.alive; ) {
    if (Date.now() > deadline) {
      await engine.kill();
      stand.casualties.push({ pid, kind: 'killed', at: Date.now(), held: await claimsOf(stand, pid) });
      return false;
    }
    await pause(10);
  }
  stand.casualties.push({ pid, kind: 'killed', at: Date.now(), held: await claimsOf(stand, pid) });
  return true;
}

/** How often each point was hit; a point without a hit makes the run void. */
function hitFigures({ stand }: Facts, points: readonly { readonly name: string }[]): Figure[] {
  const hits = existsSync(hitsFile(stand)) ? readFileSync(hitsFile(stand), 'utf8').split('\n') : [];
  return points.map(({ name }) => {
    const count = hits.filter((hit) => hit === name).length;
    return { name: `died ${name}`, value: `${count} times`, goal: '1 at least', met: count > 0 };
  });
}

/** Jobs must last until the last point: they are handed in as the points need them. */
async function dieAtWorkerPoints(stand: Stand, { jobs, faults, random, say }: Task): Promise<void> {
  const victim = stand.workers[0] as EngineProcess;
  await victim.stop();
  const rounds = WORKER_POINTS.length * faults;
  let submitted = 0;
  for (let round = 0; round < rounds; round += 1) {
    const upTo = Math.ceil(((round + 1) * jobs) / rounds);
    while (submitted < upTo) await stand.intake.submit(submitted++);
    const point = WORKER_POINTS[round % WORKER_POINTS.length] as (typeof WORKER_POINTS)[number];
    const died = await dieAt(stand, victim, { ...point, skip: random.next() < 0.5 ? 0 : 1 });
    say(`${died ? 'died' : 'NOT REACHED'}: ${point.name}`);
  }
  victim.launch();
  await victim.ready();
}

/** Issue 6, number 13. One worker alone, so that every job meets the point that is armed. */
export const crashPoints: Scenario = {
  name: 'crash-points',
  title: 'a worker killed at each named point, the next one takes over',
  jobs: 140,
  faults: 10,
  plan: { replicas: ['api,scheduler', 'worker'], settings: { WORKER_LOSSES: '100' }, preload: PRELOAD },
  run: dieAtWorkerPoints,
  // One worker that dies again and again recovers nothing in between: the times of recovery are kill-workers' to measure.
  figures: (facts) => hitFigures(facts, WORKER_POINTS),
};

/** Issue 6, number 5. The client's second try meets a replica that was started again. */
export const intakeCrashes: Scenario = {
  name: 'intake-crashes',
  title: 'intake killed before and after each of its statements',
  jobs: 61,
  faults: 10,
  plan: { replicas: ['api', 'worker,scheduler'], preload: PRELOAD },
  async run(stand, { jobs, faults, say }) {
    const victim = stand.engines[0] as EngineProcess;
    // A subscription that was cut before its first change has no cursor to resume from.
    await stand.intake.submit(0);
    while (stand.subscriber.seen.size === 0) await pause(50);
    await victim.stop();
    const rounds = INTAKE_POINTS.length * faults;
    for (let round = 0; round < rounds; round += 1) {
      const point = INTAKE_POINTS[round % INTAKE_POINTS.length] as (typeof INTAKE_POINTS)[number];
      const from = 1 + Math.floor((round * (jobs - 1)) / rounds);
      const upTo = 1 + Math.floor(((round + 1) * (jobs - 1)) / rounds);
      const pending = Array.from({ length: upTo - from }, (_, offset) => stand.intake.submit(from + offset));
      const died = await dieAt(stand, victim, { ...point, skip: 0 });
      if (!died) say(`NOT REACHED: ${point.name}`);
      victim.launch();
      await Promise.all(pending);
      await victim.stop();
    }
    victim.launch();
    await victim.ready();
  },
  figures: (facts) => hitFigures(facts, INTAKE_POINTS),
};
