import type { SweepName } from '../../platform/environment/upkeep-settings.js';

/** The counts of a run; each sweep defines its own. */
export interface SweepCounts {
  readonly [name: string]: number;
  /** 1 when another replica ran the sweep: then this one did nothing. */
  readonly skipped: number;
}

/** A scheduled repair or clean-up. It is idempotent, and can run on several replicas at once and while jobs run. */
export interface Sweep {
  readonly name: SweepName;
  /** Runs once and records the run in sweep_runs, unless another replica runs it. Throws the error of the run after recording it. */
  runOnce(): Promise<SweepCounts>;
}

/** Nest injection token of every sweep that is scheduled. */
export const SWEEPS = Symbol('Sweeps');
