import { Fault } from '../platform/fault.js';
import { type Caller, mayAdminister } from './caller.js';

/** @throws Fault FORBIDDEN for anybody but an admin and the secret key. */
export function requireAdmin(caller: Caller): void {
  if (!mayAdminister(caller)) throw new Fault('FORBIDDEN', 'This is for admins and for the secret key.');
}
