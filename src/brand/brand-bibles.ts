import { Fault } from '../platform/fault.js';
import type { BrandBible } from './brand-bible.js';

/** Which version a job was enriched with. */
export interface BrandBiblePin {
  readonly name: string;
  readonly version: number;
  /** SHA-256 of its content, hex. */
  readonly hash: string;
}

/** Finds the Brand Bible that a job is refined by. */
export interface BrandBibles {
  /**
   * The active version of the brand that the job names, else of its user's brand, else of the default brand.
   * @throws Fault NOT_FOUND if a brand is named that has no active version.
   */
  activeFor(job: { readonly userId: string; readonly jobId?: string }): Promise<BrandBible>;
  /** @throws Fault NOT_FOUND for an unknown version, CONFLICT if its content differs from the pinned content. */
  pinned(pin: BrandBiblePin): Promise<BrandBible>;
  /** @throws Fault NOT_FOUND for an unknown version. */
  version(brand: string, version: number): Promise<BrandBible>;
}

/** Nest injection token of the BrandBibles. */
export const BRAND_BIBLES = Symbol('BrandBibles');

/** The pin of a version. */
export function pinOf({ name, version, contentHash: hash }: BrandBible): BrandBiblePin {
  return { name, version, hash };
}

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
