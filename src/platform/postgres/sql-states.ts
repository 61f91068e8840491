/** PostgreSQL's code for a foreign key violation. */
export const FOREIGN_KEY_VIOLATION = '23503';
/** PostgreSQL's code for a deadlock. */
export const DEADLOCK = '40P01';
/** PostgreSQL's code for a lock that was not free, or not in time. */
export const LOCK_NOT_AVAILABLE = '55P03';

/** PostgreSQL's codes for a text that no column can hold: NUL as text, and NUL or half a surrogate pair in JSON. */
export const UNSTORABLE_TEXT: readonly unknown[] = ['22021', '22P05'];

/** The code with which PostgreSQL refused a statement; anything else that was thrown may have none. */
export function sqlStateOf(error: unknown): unknown {
  return (error as { code?: unknown } | null)?.code;
}
