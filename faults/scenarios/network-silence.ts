import { setTimeout as pause } from 'node:timers/promises';
import type { Scenario } from '../scenario.js';
import { TcpProxy } from '../stand/tcp-proxy.js';
import { submitSteadily } from './submit-all.js';

const BETWEEN_MS = [3_000, 8_000] as const;

let proxy: TcpProxy | null = null;
let silenced = 0;

async function throughProxy(url: string): Promise<string> {
  const target = new URL(url);
  proxy = new TcpProxy({ host: target.hostname, port: Number(target.port) });
  target.port = String(await proxy.listen());
  return target.href;
}

/** What a firewall does that forgets its connections: every one is half-open at once, new ones pass. */
export const networkSilence: Scenario = {
  name: 'network-silence',
  title: 'every connection to PostgreSQL half-open at once: nothing passes, nothing is closed',
  jobs: 60,
  faults: 3,
  plan: { replicas: ['api,scheduler', 'worker', 'worker'], databaseUrl: throughProxy },
  async run(stand, { jobs, faults, random, say }) {
    const submitted = submitSteadily(stand, { from: 0, to: jobs, everyMs: Math.ceil((faults * BETWEEN_MS[1]) / jobs) });
    for (let count = 1; count <= faults; count += 1) {
      await pause(random.between(...BETWEEN_MS));
      silenced += proxy?.silence(() => true) ?? 0;
      say(`silence ${count}`);
    }
    await submitted;
  },
  figures: () => [{ name: 'connections silenced', value: String(silenced), goal: '1 at least', met: silenced > 0 }],
};
