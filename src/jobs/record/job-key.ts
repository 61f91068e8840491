import { type Caller, mayAdminister } from '../../access/caller.js';
import { Fault } from '../../platform/fault.js';
import type { JobKey } from './job-store.js';

/** The fault for a missing job. It is the same for another user's job. */
export function notFound(): Fault {
  return new Fault('NOT_FOUND', 'There is no such job. Check the id.');
}

/** Which job a caller means: a user one of their own; an admin their own job first, then another user's job with the same name. */
export function keyFor(caller: Caller, id: string): JobKey {
  if (caller.kind !== 'user') return { id, userId: null };
  return mayAdminister(caller) ? { id, userId: null, firstOf: caller.userId } : { id, userId: caller.userId };
}
