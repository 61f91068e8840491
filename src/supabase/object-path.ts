import { Fault } from '../platform/fault.js';

/** Storage's own limit for an object's name, in bytes of UTF-8 (that of S3). */
const MAX_PATH_BYTES = 1024;
/** Invisible characters in a name, except the joiners of emoji and of Persian and Indic words; and the backslash. */
const UNSEEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cn}\p{Co}]|\\/u;
/** A proxy that decodes again would see another name. */
const PERCENT_ENCODED = /%[0-9a-f]{2}/i;
/** `.` and `..`, also with spaces around them, or with the parameters that some servers cut off (`..;`). */
const DOTS = /^\s*\.{1,2}\s*(;.*)?$/su;

/**
 * Says what is wrong with an object's path in a bucket, or null. Whatever a Storage takes as a name may pass (the table in
 * test/supabase/object-names.ts); what some server could read as a way to another bucket never does, since the engine asks with the service key.
 */
export function objectPathProblem(path: string): string | null {
  if (path === '') return 'is empty';
  if (!path.isWellFormed()) return 'contains an unpaired surrogate';
  if (Buffer.byteLength(path) > MAX_PATH_BYTES) return `is longer than ${MAX_PATH_BYTES} bytes`;
  if (UNSEEN.test(path)) return 'contains a character that cannot be seen, or a backslash';
  if (PERCENT_ENCODED.test(path)) return 'is percent-encoded';
  for (const segment of path.split('/')) {
    if (segment === '') return 'begins or ends with a slash or has two in a row';
    if (isDots(segment)) return 'contains "." or ".." as a folder';
  }
  return null;
}

/** Compatibility forms, such as the full-width full stop, count as what they look like. */
function isDots(segment: string): boolean {
  return segment
    .normalize('NFKC')
    .split(/[/\\]/)
    .some((part) => DOTS.test(part));
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

/**
 * The path as supabase-js may put it into a URL, which it does without encoding it. Characters that a path may contain are not encoded,
 * because the local Supabase API takes `%2C` and `,` for two names.
 * @throws Fault AUDIO_UNREADABLE as `requireObjectPath`
 */
export function objectUrlPath(path: string): string {
  return encodeURI(requireObjectPath(path)).replaceAll('?', '%3F').replaceAll('#', '%23');
}
