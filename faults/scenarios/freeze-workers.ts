import { setTimeout as pause } from 'node:timers/promises';
import { GIVE_UP_LINES } from '../../src/pipeline/stages/held-job.js';
import type { Facts } from '../invariants/facts.js';
import type { Random } from '../random.js';
import type { Figure, Scenario } from '../scenario.js';
import type { Stand } from '../stand/stand.js';
import { stopBusyWorker } from '../stand/strike.js';
import { quantile, seconds } from '../statistics.js';
import { submitAll } from './submit-all.js';

const SHORTEST_MS = 20_000;
const LONGEST_MS = 120_000;
/** Longer than the shortest sleep: the call is still under way when its worker wakes. */
const LATENCY_MS = 30_000;
const GIVE_UP_GOAL_MS = 5_000;
/** A busy machine may take longer over declaring a worker dead than the shortest sleep. */
const TAKEN_OVER_MS = 120_000;

const woken = new WeakMap<
  Stand,
  { pid: number; at: number; claims: readonly { jobId: string; attempt: number }[] }[]
>();

async function freeze(stand: Stand, random: Random, sleepMs: number): Promise<void> {
  const { victim, held } = await stopBusyWorker(stand, random);
  const { pid } = victim;
  stand.casualties.push({ pid, kind: 'frozen', at: Date.now(), held });
  await pause(sleepMs);
  await takenOver(stand, held);
  victim.send('SIGCONT');
  woken.get(stand)?.push({ pid, at: Date.now(), claims: held });
}

/** Resolves when another worker has one of the claims. */
async function takenOver(stand: Stand, held: readonly { jobId: string; attempt: number }[]): Promise<void> {
  for (const deadline = Date.now() + TAKEN_OVER_MS; Date.now() < deadline; await pause(200)) {
    const [row] = await stand.database.read<{ lost: boolean }>(
      `select exists (select from job_attempts a join unnest($1::uuid[], $2::integer[]) as h (job_id, attempt)
         on a.job_id = h.job_id and a.attempt = h.attempt where a.outcome = 'lost') as lost`,
      [held.map(({ jobId }) => jobId), held.map(({ attempt }) => attempt)],
    );
    if (row?.lost) return;
  }
}

/** Issue 6, number 9. */
export const freezeWorkers: Scenario = {
  name: 'freeze-workers',
  title: 'workers frozen with SIGSTOP for 20 to 120 s and woken',
  jobs: 200,
  faults: 50,
  plan: { replicas: ['api,scheduler', 'worker', 'worker', 'worker'] },
  async run(stand, { jobs, faults, random, say }) {
    woken.set(stand, []);
    await submitAll(stand, jobs);
    for (let count = 1; count <= faults; count += 1) {
      await stand.provider.tell({ kind: 'latency', ms: LATENCY_MS });
      await pause(random.between(2_000, 4_000));
      const sleepMs = random.between(SHORTEST_MS, count % 5 === 0 ? LONGEST_MS : SHORTEST_MS + 8_000);
      await freeze(stand, random, sleepMs);
      await stand.provider.tell({ kind: 'latency', ms: 300 });
      say(`frozen for ${seconds(sleepMs)}`);
    }
    await pause(GIVE_UP_GOAL_MS);
  },
  figures: giveUpFigures,
};

/** From waking to the line in which the worker says that it gave its job up. */
function giveUpFigures({ stand, logs, attempts }: Facts): Figure[] {
  const lines = logs
    .flatMap(({ text }) => text.split('\n'))
    .filter((line) => Object.values(GIVE_UP_LINES).some((said) => line.includes(said)));
  const wakes = woken.get(stand) ?? [];
  const taken = wakes.flatMap(({ at, claims }) =>
    claims
      .filter(
        ({ jobId, attempt }) => attempts.get(jobId)?.find((claim) => claim.attempt === attempt)?.outcome === 'lost',
      )
      .map(({ jobId, attempt }) => ({
        at,
        line: lines.find((l) => l.includes(jobId) && l.includes(`"attempt":${attempt},`)),
      })),
  );
  const times = taken.flatMap(({ at, line }) =>
    line === undefined ? [] : [Date.parse((JSON.parse(line) as { time: string }).time) - at],
  );
  const worst = quantile(times, 1);
  return [
    {
      name: 'jobs taken over while their worker was frozen',
      value: String(taken.length),
      goal: '1 at least',
      met: taken.length > 0,
    },
    {
      name: 'woken workers that said they gave up',
      value: `${times.length} of ${taken.length}`,
      met: times.length === taken.length,
    },
    {
      name: 'woken to given up, worst',
      value: seconds(worst),
      goal: seconds(GIVE_UP_GOAL_MS),
      met: worst <= GIVE_UP_GOAL_MS,
    },
  ];
}
