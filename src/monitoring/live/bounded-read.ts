import { Fault } from '../../platform/fault.js';
import { withinMs } from '../../platform/time-limit.js';

/** Reads here take milliseconds; a read that takes this long hangs on a dead connection. */
const LIMIT_MS = 10_000;

/** The answer of a read. @throws Fault UNAVAILABLE if the database does not answer in time */
export function boundedRead<T>(read: Promise<T>): Promise<T> {
  return withinMs(
    LIMIT_MS,
    read,
    () => new Fault('UNAVAILABLE', 'The database does not answer. Resume with the last eventId in a moment.'),
  );
}
