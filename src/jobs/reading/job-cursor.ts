import { isOnCalendar } from '../../platform/calendar.js';
import { Fault } from '../../platform/fault.js';
import { isUuid } from '../record/job-store.js';

/** The position of a job in a list by creation, or by failure, whose moment `createdAt` then is. It is PostgreSQL's own text of the timestamp: a Date would lose its microseconds. */
export interface JobCursor {
  readonly createdAt: string;
  readonly jobId: string;
}

const TIMESTAMP = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?[+-]\d{2}(:?\d{2}){0,2}$/;

/** Opaque to clients. */
export function writeJobCursor({ createdAt, jobId }: JobCursor): string {
  return Buffer.from(`${createdAt}|${jobId}`).toString('base64url');
}

/**
 * Reads a cursor back.
 * @param field names it in the fault: `after` or `before`
 * @throws Fault BAD_REQUEST for anything that `writeJobCursor` did not write.
 */
export function readJobCursor(cursor: string, field: string): JobCursor {
  const [createdAt = '', jobId = '', ...more] = Buffer.from(cursor, 'base64url').toString('utf8').split('|');
  if (more.length === 0 && TIMESTAMP.test(createdAt) && isOnCalendar(createdAt) && isUuid(jobId))
    return { createdAt, jobId };
  throw new Fault('BAD_REQUEST', `${field} is no cursor of this engine: pass one that an earlier page gave.`, {
    fields: [{ field, message: 'is no cursor of this engine' }],
  });
}
