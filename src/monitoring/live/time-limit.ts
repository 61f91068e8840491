import { Fault } from '../../platform/fault.js';

/** What is read here takes milliseconds; what takes this long hangs on a dead connection. */
const LIMIT_MS = 10_000;

/** The answer of a read, or a Fault UNAVAILABLE when the database does not give one. */
export async function withinTime<T>(read: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Fault('UNAVAILABLE', 'The database does not answer; resume in a moment.')),
      LIMIT_MS,
    );
  });
  try {
    return await Promise.race([read, limit]);
  } finally {
    clearTimeout(timer);
  }
}
