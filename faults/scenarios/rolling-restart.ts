import { setTimeout as pause } from 'node:timers/promises';
import type { Scenario } from '../scenario.js';
import { quantile, seconds } from '../statistics.js';
import { submitSteadily } from './submit-all.js';

const SECONDS = 120;
const FIRST_CHANGES_MS = 3_000;

/** Issue 6, number 3: `--jobs` over two minutes (2,400 are 20 a second), each replica replaced in turn, again and again. */
export const rollingRestart: Scenario = {
  name: 'rolling-restart',
  title: 'three replicas restarted in turn for two minutes under a steady load',
  jobs: 2_400,
  faults: 6,
  plan: {
    replicas: ['api,worker,scheduler', 'api,worker,scheduler', 'api,worker,scheduler'],
    settings: { WORKER_CONCURRENCY: '4' },
  },
  async run(stand, { jobs, faults, say }) {
    const everyMs = (SECONDS * 1000) / jobs;
    const submitted = submitSteadily(stand, { from: 0, to: jobs, everyMs });
    // A subscription that was cut before its first change has no cursor to resume from.
    await pause(FIRST_CHANGES_MS);
    const startedAt = Date.now();
    for (let count = 0; count < faults; count += 1) {
      const engine = stand.engines[count % stand.engines.length];
      if (engine === undefined) break;
      await pause(Math.max(0, startedAt + (count * SECONDS * 1000) / faults - Date.now()));
      const code = await engine.stop();
      engine.launch();
      await engine.ready();
      say(`${engine.name} restarted (exit code ${code})`);
    }
    await submitted;
  },
  figures: ({ stand, attempts }) => {
    const claims = [...attempts.values()].flat();
    const burnt = claims.filter(({ outcome }) => outcome === 'lost' || outcome === 'retry').length;
    const { latencies, cut } = stand.intake;
    return [
      { name: 'tries burnt', value: String(burnt), goal: '0', met: burnt === 0 },
      { name: 'requests cut without an answer', value: String(cut), goal: '0', met: cut === 0 },
      {
        name: 'intake, p50 and worst',
        value: `${seconds(quantile(latencies, 0.5))}, ${seconds(quantile(latencies, 1))}`,
      },
    ];
  },
};
