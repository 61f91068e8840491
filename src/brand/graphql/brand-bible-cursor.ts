import { Fault } from '../../platform/fault.js';

/** The position of a version in the list of all versions. */
export interface BrandBiblePlace {
  readonly brand: string;
  readonly version: number;
}

/** Opaque to clients. */
export function writeBrandBibleCursor({ brand, version }: BrandBiblePlace): string {
  return Buffer.from(`${version} ${brand}`).toString('base64url');
}

/** @throws Fault BAD_REQUEST for anything that `writeBrandBibleCursor` did not write. */
export function readBrandBibleCursor(after: string): BrandBiblePlace {
  const found = /^(\d{1,9}) ([^\p{Cc}\p{Cs}]{1,200})$/u.exec(Buffer.from(after, 'base64url').toString('utf8'));
  if (found) return { version: Number(found[1]), brand: found[2] as string };
  throw new Fault('BAD_REQUEST', 'after is not a cursor of this list. Pass a cursor from an earlier page.', {
    fields: [{ field: 'after', message: 'is not a cursor of this list' }],
  });
}
