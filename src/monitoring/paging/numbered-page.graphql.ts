import type { PageRequest } from '../../platform/graphql/connection-args.graphql.js';
import { type NumberedSlice, readNumberCursor } from './number-cursor.js';

/** The rows that a page of a numbered list needs: one more than it shows. @throws Fault BAD_REQUEST for a cursor of another list */
export function numberedSliceOf(list: string, page: PageRequest): NumberedSlice {
  const beyond = page.cursor === null ? null : readNumberCursor(list, page.cursor, cursorFieldOf(page));
  return { direction: page.direction, beyond, limit: page.size + 1 };
}

/** Which argument brought the cursor of a page. */
export function cursorFieldOf(page: PageRequest): 'after' | 'before' {
  return page.direction === 'forward' ? 'after' : 'before';
}
