import { setTimeout as pause } from 'node:timers/promises';
import type { Scenario } from '../scenario.js';
import { StorageProxy, type StorageTrouble } from '../stand/storage-proxy.js';
import { submitAll } from './submit-all.js';

/** In turn, without a pause between them: together longer than any job's tries of its own last. */
const TROUBLES: readonly StorageTrouble[] = [500, 'page', 429, 'cut', 'unrouted', 'nothing', 'refuse'];
const EACH_MS = 8_000;
/** Recordings that come at a few bytes a second when the trouble ends are cut then, as by a server that is restarted. */
const TRICKLE_MS = 5_000;

let proxy: StorageProxy | null = null;

export const storageTrouble: Scenario = {
  name: 'storage-trouble',
  title: 'Storage answers 500, a web page, 429, half of the audio, a lost route, not at all, a few bytes a second',
  jobs: 30,
  faults: 1,
  plan: {
    replicas: ['api,scheduler', 'worker', 'worker'],
    supabaseUrl: async (url) => {
      proxy = new StorageProxy(url);
      return proxy.listen();
    },
  },
  async run(stand, { jobs, say }) {
    const storage = proxy as StorageProxy;
    const submitted = submitAll(stand, jobs);
    await pause(1_500);
    for (const trouble of TROUBLES) {
      storage.trouble = trouble;
      say(`Storage: ${trouble}`);
      await pause(EACH_MS);
    }
    storage.trouble = 'trickle';
    say('Storage: trickle');
    await pause(TRICKLE_MS);
    storage.trouble = 'well';
    await submitted;
  },
  figures: () => {
    const met = [...TROUBLES, 'trickle' as const].map((trouble) => [trouble, proxy?.met.get(trouble) ?? 0] as const);
    const hit = met.reduce((sum, [, count]) => sum + count, 0);
    const value = met.map(([trouble, count]) => `${trouble} ${count}`).join(', ');
    proxy?.close();
    return [{ name: 'requests that met each trouble', value, goal: '1 at least', met: hit > 0 }];
  },
};
