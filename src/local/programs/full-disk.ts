import { Fault } from '../../platform/fault.js';

/** How PostgreSQL and its tools say it. */
const FULL = /No space left on device|Disk quota exceeded/;

/** The fault for a program that failed since its disk is full; null where its words say nothing of that. */
export function fullDiskFault(words: string, folder: string): Fault | null {
  if (!FULL.test(words)) return null;
  return new Fault(
    'UNAVAILABLE',
    `The disk of ${folder} is full, and the database of local mode cannot write. Nothing that is stored is lost. Free some space, or set DATA_DIR to a folder on another disk, and start again.`,
  );
}
