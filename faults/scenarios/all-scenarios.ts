import type { Scenario } from '../scenario.js';
import { connectionsCut, databaseFreezes, databaseStops } from './break-database.js';
import { clocksOff } from './clocks-off.js';
import { databaseAway, databaseAwayMidCall } from './database-away.js';
import { databaseStrangers } from './database-strangers.js';
import { crashPoints, intakeCrashes } from './die-at-points.js';
import { freezeWorkers } from './freeze-workers.js';
import { killWorkers } from './kill-workers.js';
import { listenTrouble } from './listen-trouble.js';
import { networkSilence } from './network-silence.js';
import { providerOutage } from './provider-outage.js';
import { rollingRestart } from './rolling-restart.js';
import { slowWorker } from './slow-worker.js';
import { splitRoles } from './split-roles.js';
import { stopSignals } from './stop-signals.js';
import { storageTrouble } from './storage-trouble.js';

export const SCENARIOS: readonly Scenario[] = [
  killWorkers,
  splitRoles,
  databaseStops,
  connectionsCut,
  databaseFreezes,
  rollingRestart,
  providerOutage,
  intakeCrashes,
  freezeWorkers,
  slowWorker,
  clocksOff,
  listenTrouble,
  networkSilence,
  databaseAway,
  databaseAwayMidCall,
  crashPoints,
  storageTrouble,
  databaseStrangers,
  stopSignals,
];
