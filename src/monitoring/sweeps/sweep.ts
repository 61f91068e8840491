import type { SweepName } from '../../platform/environment/upkeep-settings.js';

/** The counts of a run; each sweep defines its own. */
export interface SweepCounts {
  readonly [name: string]: number;
  /** 1 when another replica was at it: then nothing else was done. */
  readonly skipped: number;
}

/** A scheduled repair or clean-up: safe to run twice, at once on several replicas, and while all else runs. */
export interface Sweep {
  readonly name: SweepName;
  /** One run, recorded in sweep_runs unless another replica was at it. Throws what stopped it, after recording that. */
  runOnce(): Promise<SweepCounts>;
}

/** Nest injection token of every sweep that is scheduled. */
export const SWEEPS = Symbol('Sweeps');
