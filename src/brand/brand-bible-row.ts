import type { BrandBible } from './brand-bible.js';
import type { BrandBibleRow } from './brand-bible-store.js';

/** The Brand Bible of a stored version. Its hash is the one it was stored with: the row is immutable. */
export function toBrandBible(row: BrandBibleRow): BrandBible {
  const content = row.content as unknown as Omit<BrandBible, 'name' | 'version' | 'contentHash'>;
  return Object.freeze({ ...content, name: row.brand, version: row.version, contentHash: row.content_hash });
}
