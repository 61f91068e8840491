import { setTimeout as pause } from 'node:timers/promises';
import type { Scenario } from '../scenario.js';
import { killAndRelaunch } from '../stand/strike.js';
import { quantile, seconds } from '../statistics.js';
import { recoveryFigures } from './recovery-figures.js';
import { submitAll } from './submit-all.js';

/** Between two kills, in milliseconds. */
const SHORTEST = 1_000;
const LONGEST = 4_000;
const OF_EACH = 3;

/** docs/scale.md: each role in processes of its own, as a large installation runs them; a kill takes one of each role in turn. */
export const splitRoles: Scenario = {
  name: 'split-roles',
  title: 'three processes of each role, one killed after the other',
  jobs: 120,
  faults: 12,
  plan: {
    replicas: ['api', 'worker', 'scheduler'].flatMap((role) => Array.from({ length: OF_EACH }, () => role)),
    settings: { WORKER_LOSSES: '100', DATABASE_POOL_SIZE: '5' },
  },
  async run(stand, { jobs, faults, random, say }) {
    const submitted = submitAll(stand, jobs);
    for (let kill = 0; kill < faults; kill += 1) {
      await pause(random.between(SHORTEST, LONGEST));
      // The replicas are in groups of a role.
      const ofRole = stand.engines.slice((kill % OF_EACH) * OF_EACH, ((kill % OF_EACH) + 1) * OF_EACH);
      const victim = random.pick(ofRole);
      await killAndRelaunch(stand, victim);
      say(`${victim.name} killed`);
    }
    await submitted;
    const [{ count }] = (await stand.database.read<{ count: number }>(
      `select count(*)::int as count from pg_stat_activity
       where backend_type = 'client backend' and application_name like 'evolution-studios-engine%'`,
    )) as [{ count: number }];
    say(`${count} connections of ${stand.engines.length} processes`);
  },
  figures: (facts) => [
    ...recoveryFigures(facts),
    {
      name: 'intake, p50 and worst',
      value: `${seconds(quantile(facts.stand.intake.latencies, 0.5))}, ${seconds(quantile(facts.stand.intake.latencies, 1))}`,
    },
  ],
};
