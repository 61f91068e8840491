import { Fault } from '../platform/fault.js';

/** Storage's own limit for an object's name, in bytes of UTF-8 (that of S3). */
const MAX_PATH_BYTES = 1024;
/**
 * What Storage allows in a name, save `?`, which would begin a query where supabase-js puts the path into a URL as it stands.
 * Letters, marks and digits of any script: newer versions of Storage take them, older ones answer that there is no such object.
 */
const SEGMENT = /^[\p{L}\p{M}\p{N}_!\-.*'() &$@=;:+,]+$/u;

/**
 * Says what is wrong with an object's path in a bucket, or null. supabase-js does not encode paths, so with the service key
 * `../other/x` would reach another bucket: only a path that passes here may be handed to it.
 */
export function objectPathProblem(path: string): string | null {
  if (path === '') return 'is empty';
  if (!path.isWellFormed() || path !== path.normalize('NFC')) return 'is not written in composed Unicode (NFC)';
  if (Buffer.byteLength(path) > MAX_PATH_BYTES) return `is longer than ${MAX_PATH_BYTES} bytes`;
  for (const segment of path.split('/')) {
    if (segment === '') return 'begins or ends with a slash or has two in a row';
    // Some servers and proxies cut a name at a semicolon: `..;` is a way up for them.
    if (/^\.{1,2}(?:;|$)/.test(segment)) return 'contains "." or ".." as a folder';
    if (segment !== segment.trim()) return 'has a name that begins or ends with a space';
    if (!SEGMENT.test(segment)) return 'contains a character that Storage does not allow in names';
  }
  return null;
}

/**
 * Hands the path back if it is safe.
 * @throws Fault AUDIO_UNREADABLE that says what is wrong with it.
 */
export function requireObjectPath(path: string): string {
  const problem = objectPathProblem(path);
  if (problem === null) return path;
  throw new Fault(
    'AUDIO_UNREADABLE',
    `The audio's path ${problem}. Name the object as it is listed in the audio bucket.`,
  );
}
