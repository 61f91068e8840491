import { Fault } from '../platform/fault.js';
import type { BrandBible } from './brand-bible.js';
import type { BrandBiblePin } from './brand-bibles.js';

/**
 * Returns the version if its content is the pinned content.
 * @throws Fault NOT_FOUND if there is no such version, CONFLICT if its content differs.
 */
export function verifyPin(pin: BrandBiblePin, found: BrandBible | null): BrandBible {
  const named = `version ${pin.version} of the Brand Bible "${pin.name}"`;
  if (found === null) {
    throw new Fault('NOT_FOUND', `There is no ${named}. Refine the job again with a version that exists.`);
  }
  if (found.contentHash !== pin.hash) {
    const message = `The content of ${named} is not the one that the job was enriched with. Refine the job again.`;
    throw new Fault('CONFLICT', message);
  }
  return found;
}
