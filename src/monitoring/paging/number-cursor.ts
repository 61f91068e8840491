import { Fault } from '../../platform/fault.js';

/** A stretch of a list of numbered rows, the newest first; `backward` walks it from its end. */
export interface NumberedSlice {
  readonly direction: 'forward' | 'backward';
  /** Rows beyond this number, in the direction. */
  readonly beyond: string | null;
  readonly limit: number;
}

/** A cursor over rows that are numbered by the database; opaque to clients. */
export function writeNumberCursor(list: string, number: string): string {
  return Buffer.from(`${list} ${number}`).toString('base64url');
}

/**
 * Reads a cursor back.
 * @param field names it in the fault: `after` or `before`
 * @throws Fault BAD_REQUEST for a cursor of another list.
 */
export function readNumberCursor(list: string, cursor: string, field: string): string {
  const [name, number = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  // 18 digits always fit a bigint.
  if (name === list && /^\d{1,18}$/.test(number)) return number;
  throw new Fault('BAD_REQUEST', `${field} is not a cursor of this list. Pass a cursor from an earlier page.`, {
    fields: [{ field, message: 'is not a cursor of this list' }],
  });
}
