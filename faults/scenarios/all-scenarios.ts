import type { Scenario } from '../scenario.js';
import { killWorkers } from './kill-workers.js';

export const SCENARIOS: readonly Scenario[] = [killWorkers];
