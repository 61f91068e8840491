import { FaithfulRefining } from './faithful-refining.js';

/** Who refines, and who steps in where the checks reject the result. */
export class RefiningChoice {
  constructor(
    readonly refining: FaithfulRefining,
    /** Null: a rejected text ends the job. */
    readonly fallback: FaithfulRefining | null,
  ) {}
}
