import type { Invariant } from './check.js';
import { CLAIM_INVARIANTS } from './claim-invariants.js';
import { JOB_INVARIANTS } from './job-invariants.js';
import { LEFTOVER_INVARIANTS } from './leftover-invariants.js';
import { statisticsAgree } from './statistics-invariant.js';
import { subscriberSawAll } from './subscriber-invariant.js';

export const INVARIANTS: readonly Invariant[] = [
  ...JOB_INVARIANTS,
  ...CLAIM_INVARIANTS,
  subscriberSawAll,
  statisticsAgree,
  ...LEFTOVER_INVARIANTS,
];
