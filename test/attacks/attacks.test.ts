import { afterAll, beforeAll } from '@jest/globals';
import { DrivenIntervals } from '../support/driven-intervals.js';
import { type AttackWorld, openAttackWorld } from './attack-world.js';
import { edgeAttacks } from './edges.js';
import { furtherAttacks } from './further.js';
import { intakeFuzz } from './fuzz.js';
import { graphqlAttacks } from './graphql.js';
import { httpAttacks } from './http.js';
import { jobAbuses } from './job-abuses.js';
import { databaseLints } from './lints.js';
import { operationFuzz } from './operation-fuzz.js';
import { routeAttacks } from './routes.js';
import { rowAttacks } from './rows.js';
import { secretAttacks } from './secrets.js';
import { standingAttacks } from './standing.js';
import { tokenAttacks } from './tokens.js';
import { urlAttacks } from './urls.js';

/** One engine for every attack that is made from outside. */
let world: AttackWorld;
let time: DrivenIntervals;
beforeAll(async () => {
  time = new DrivenIntervals();
  world = await openAttackWorld();
});
afterAll(async () => {
  await world?.stop();
  time.restore();
});

const opened = () => world;
tokenAttacks(opened);
routeAttacks(opened);
rowAttacks(opened);
databaseLints(opened);
graphqlAttacks(opened);
httpAttacks(opened);
urlAttacks(opened);
edgeAttacks(opened);
furtherAttacks(opened);
jobAbuses(opened);
intakeFuzz(opened);
operationFuzz(opened);
secretAttacks(opened);
standingAttacks(opened, () => time);
