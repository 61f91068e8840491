/** What Storage allows in a name, without what a URL gives a meaning of its own. */
const NOT_ALLOWED = /[^\p{L}\p{M}\p{N}_!\-.'() &$@=;:+,]+/gu;
const LONGEST_NAME = 120;

/**
 * Where a file goes in the audio bucket: the folder of its owner, one folder an upload so that two files of one name stay apart, and the
 * file's own name, which is what people see in the lists.
 */
export function objectName(userId: string, uploadId: string, fileName: string): string {
  return `${userId}/${uploadId}/${storableName(fileName)}`;
}

function storableName(fileName: string): string {
  const clean = fileName.normalize('NFC').replace(NOT_ALLOWED, '_').trim();
  const dot = clean.lastIndexOf('.');
  const ending = dot > 0 && clean.length - dot <= 8 ? clean.slice(dot) : '';
  const stem = (ending === '' ? clean : clean.slice(0, dot)).trim().replace(/^\.+/, '');
  return `${[...stem].slice(0, LONGEST_NAME).join('').trim() || 'recording'}${ending}`;
}
