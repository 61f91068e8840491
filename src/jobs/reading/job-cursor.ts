import { isOnCalendar } from '../../platform/calendar.js';
import { Fault } from '../../platform/fault.js';
import { isUuid } from '../record/job-store.js';

/**
 * The position of a job in a list. `createdAt` is the time of creation, or of failure in a list by failure. It is PostgreSQL's text of the
 * timestamp, because a Date loses the microseconds.
 */
export interface JobCursor {
  readonly createdAt: string;
  readonly jobId: string;
}

const TIMESTAMP = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?[+-]\d{2}(:?\d{2}){0,2}$/;

/** Clients treat it as opaque. */
export function writeJobCursor({ createdAt, jobId }: JobCursor): string {
  return Buffer.from(`${createdAt}|${jobId}`).toString('base64url');
}

/**
 * Reads a cursor.
 * @param field the argument's name in the fault: `after` or `before`
 * @throws Fault BAD_REQUEST for anything that `writeJobCursor` did not write.
 */
export function readJobCursor(cursor: string, field: string): JobCursor {
  const [createdAt = '', jobId = '', ...more] = Buffer.from(cursor, 'base64url').toString('utf8').split('|');
  if (more.length === 0 && TIMESTAMP.test(createdAt) && isOnCalendar(createdAt) && isUuid(jobId))
    return { createdAt, jobId };
  throw new Fault('BAD_REQUEST', `${field} is not a cursor of this engine. Pass a cursor from an earlier page.`, {
    fields: [{ field, message: 'is not a cursor of this engine' }],
  });
}
