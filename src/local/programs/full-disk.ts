import { Fault } from '../../platform/fault.js';

/** How PostgreSQL and its tools report a full disk. */
const FULL = /No space left on device|Disk quota exceeded/;

/** The fault for a program that failed because its disk is full; null if its output does not say so. */
export function fullDiskFault(words: string, folder: string): Fault | null {
  if (!FULL.test(words)) return null;
  return new Fault(
    'UNAVAILABLE',
    `The disk of ${folder} is full, and the database of local mode cannot write. Nothing that is stored is lost. Free some space, or set DATA_DIR to a folder on another disk, and start again.`,
  );
}
