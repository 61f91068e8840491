/** The recording's name without the ending of its audio file, fit for a file's name everywhere. */
export function baseName(recording: string): string {
  const stem = recording
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/[\\/:*?"<>|\p{Cc}\p{Bidi_Control}]+/gu, '_')
    .trim();
  return stem || 'recording';
}
