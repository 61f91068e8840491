import { setTimeout as pause } from 'node:timers/promises';
import type { Scenario } from '../scenario.js';
import type { EngineProcess } from '../stand/engine-process.js';
import type { Stand } from '../stand/stand.js';
import { submitSteadily } from './submit-all.js';

const GRACE_SECONDS = 3;
/** The grace, what an aborted stage is given to settle, and time to close everything. */
const LIMIT_MS = (GRACE_SECONDS + 5 + 4) * 1000;
const EVERY_MS = 500;

type Blow = (engine: EngineProcess, stand: Stand) => Promise<void>;

/** The ways to stop a replica; each returns when the signal is sent. */
const BLOWS: Readonly<Record<string, Blow>> = {
  'SIGTERM twice': async (engine) => {
    engine.send('SIGTERM');
    await pause(100);
    engine.send('SIGTERM');
  },
  'its whole group, as a terminal or systemd does': async (engine) => engine.sendToGroup('SIGTERM'),
  'SIGINT to its group, then SIGTERM': async (engine) => {
    engine.sendToGroup('SIGINT');
    await pause(50);
    engine.send('SIGTERM');
  },
  'SIGTERM while it starts': async (engine, stand) => {
    await engine.stop();
    engine.launch();
    await pause(stand.plan.latencyMs * 2);
    engine.send('SIGTERM');
  },
  'SIGTERM at the end of its start': async (engine) => {
    await engine.stop();
    engine.launch();
    await engine.ready();
    engine.send('SIGTERM');
  },
  'SIGTERM while it waits for the database': async (engine, { database }) => {
    await engine.stop();
    await database.stop();
    engine.launch();
    await engine.logged('The database does not answer yet');
    engine.send('SIGTERM');
  },
  'SIGTERM while the database is away': async (engine, { database }) => {
    await database.stop();
    await pause(500);
    engine.send('SIGTERM');
  },
};

let times: [string, number][] = [];

export const stopSignals: Scenario = {
  name: 'stop-signals',
  title: 'workers stopped twice, by two signals, in their group, at their start, with the database away',
  jobs: 60,
  faults: Object.keys(BLOWS).length,
  plan: {
    replicas: ['api,scheduler', 'worker', 'worker'],
    settings: { SHUTDOWN_GRACE_SECONDS: String(GRACE_SECONDS) },
  },
  async run(stand, { jobs, faults, random, say }) {
    times = [];
    const submitted = submitSteadily(stand, { from: 0, to: jobs, everyMs: EVERY_MS });
    for (const [name, blow] of Object.entries(BLOWS).slice(0, faults)) {
      await pause(1_000);
      const engine = random.pick(stand.workers);
      await blow(engine, stand);
      const took = await engine.end(LIMIT_MS * 4);
      say(`${name}: ended after ${(took / 1000).toFixed(1)} s`);
      times.push([name, took]);
      if (name.includes('database')) await stand.database.startAgain();
      engine.launch();
      await engine.ready();
    }
    await submitted;
  },
  figures: ({ attempts }) => {
    const worst = Math.max(...times.map(([, took]) => took));
    const burnt = [...attempts.values()].flat().filter(({ outcome }) => outcome === 'retry').length;
    return [
      { name: 'stops', value: String(times.length), goal: '1 at least', met: times.length > 0 },
      {
        name: 'longest stop',
        value: `${(worst / 1000).toFixed(1)} s`,
        goal: `${LIMIT_MS / 1000} s at most`,
        met: worst <= LIMIT_MS,
      },
      { name: 'tries burnt', value: String(burnt), goal: '0', met: burnt === 0 },
    ];
  },
};
