import { FaithfulRefining } from './faithful-refining.js';

/** Who refines, and whose text replaces a result that the checks reject. */
export class RefiningChoice {
  constructor(
    readonly refining: FaithfulRefining,
    /** Null: a rejected text ends the job. */
    readonly fallback: FaithfulRefining | null,
  ) {}
}
