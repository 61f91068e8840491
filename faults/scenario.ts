import type { Facts } from './invariants/facts.js';
import type { Random } from './random.js';
import type { Stand, StandPlan } from './stand/stand.js';

/** What one run is asked to do. */
export interface Task {
  readonly jobs: number;
  readonly faults: number;
  readonly random: Random;
  /** Reports the progress on the terminal. */
  readonly say: (line: string) => void;
}

/** A measured number, and whether its goal was met where there is one. */
export interface Figure {
  readonly name: string;
  readonly value: string;
  readonly goal?: string;
  readonly met?: boolean;
  /** A time that depends on the machine: missing it is reported, and does not turn the run red. */
  readonly advisory?: boolean;
}

export interface Scenario {
  readonly name: string;
  readonly title: string;
  readonly jobs: number;
  readonly faults: number;
  readonly plan: Pick<StandPlan, 'replicas' | 'settings' | 'preload' | 'databaseUrl' | 'supabaseUrl'>;
  /** Submits the jobs and injects the faults; returns after the last one. */
  run(stand: Stand, task: Task): Promise<void>;
  /** Reads its own figures out of what is left; at least one of them says how often a fault hit something. */
  figures(facts: Facts, task: Task): readonly Figure[];
}
