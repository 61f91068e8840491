import { setTimeout as pause } from 'node:timers/promises';
import type { Facts } from '../invariants/facts.js';
import type { Figure, Scenario, Task } from '../scenario.js';
import type { Stand } from '../stand/stand.js';
import { TcpProxy, type Which } from '../stand/tcp-proxy.js';
import { quantile, seconds } from '../statistics.js';

const START_GOAL_MS = 2_000;
/** Every fifth blow leaves the connections half-open instead of resetting them. */
const SILENT_EVERY = 5;
/** The engine's own proof of life comes every 10 s and waits 5 s for the answer. */
const NOTICED_WITHIN_MS = 20_000;

const listening: Which = ({ listens }) => listens;
const listeners: Which = ({ listens, application }) => listens || application.endsWith('listener');

let proxy: TcpProxy | null = null;
const seen = { touched: 0, degraded: '' };

async function throughProxy(url: string): Promise<string> {
  const target = new URL(url);
  proxy = new TcpProxy({ host: target.hostname, port: Number(target.port) });
  target.port = String(await proxy.listen());
  return target.href;
}

/** Half of the jobs come during the blows, the rest while LISTEN is silenced for good. */
async function trouble(stand: Stand, { jobs, faults, random, say }: Task): Promise<void> {
  const during = Math.floor(jobs / 2);
  let submitted = 0;
  for (let count = 1; count <= faults; count += 1) {
    seen.touched += (count % SILENT_EVERY === 0 ? proxy?.silence(listening) : proxy?.reset(listening)) ?? 0;
    while (submitted < (count * during) / faults) await stand.intake.submit(submitted++);
    await pause(random.between(200, 1_500));
  }
  say('silenced for good');
  seen.touched += proxy?.silenceForGood(listeners) ?? 0;
  const noticed = noticesTrouble(stand);
  while (submitted < jobs) {
    await stand.intake.submit(submitted++);
    // Far enough apart for every worker to have gone idle: a busy one checks for more without a notification.
    await pause(random.between(1_000, 2_500));
  }
  seen.degraded = await noticed;
  proxy?.heal();
  say('healed');
}

/** What readiness says of the notifications once it has noticed. */
async function noticesTrouble(stand: Stand): Promise<string> {
  const headers = { apikey: stand.keys.secretKey };
  for (const deadline = Date.now() + NOTICED_WITHIN_MS; Date.now() < deadline; await pause(250)) {
    const answers = await Promise.all(
      stand.engines.map(
        async ({ url }) => (await fetch(`${url}/health/ready`, { headers })).json() as Promise<Readiness>,
      ),
    );
    if (answers.every(({ status }) => status === 'degraded')) return answers[0]?.checks.notifications ?? '';
  }
  return '';
}

interface Readiness {
  readonly status: string;
  readonly checks: { readonly notifications: string };
}

/** Issue 6, number 11. */
export const listenTrouble: Scenario = {
  name: 'listen-trouble',
  title: 'LISTEN connections reset, half-open, and silenced for good',
  jobs: 200,
  faults: 100,
  plan: { replicas: ['api,scheduler', 'worker', 'worker'], databaseUrl: throughProxy },
  async run(stand, task) {
    try {
      await trouble(stand, task);
    } finally {
      proxy?.heal();
    }
  },
  figures: startFigures,
};

function startFigures(facts: Facts): Figure[] {
  const waits = [...facts.attempts.values()].flatMap(([first]) => {
    const submittedAt = facts.submittedAt.get(first?.job_id ?? '');
    return first === undefined || submittedAt === undefined ? [] : [first.started - submittedAt];
  });
  const worst = quantile(waits, 1);
  return [
    { name: 'connections reset or silenced', value: String(seen.touched), goal: '1 at least', met: seen.touched > 0 },
    { name: 'submitted to started, median', value: seconds(quantile(waits, 0.5)) },
    {
      name: 'submitted to started, worst',
      value: seconds(worst),
      goal: seconds(START_GOAL_MS),
      met: worst <= START_GOAL_MS,
    },
    { name: 'readiness while silenced', value: seen.degraded || 'did not say degraded', met: seen.degraded !== '' },
  ];
}
