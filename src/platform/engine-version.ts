import { readFileSync } from 'node:fs';

/** The version in package.json, which is two folders above the source and above the built file. */
export const ENGINE_VERSION = versionIn(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

function versionIn(text: string): string {
  const parsed: unknown = JSON.parse(text);
  const version = typeof parsed === 'object' && parsed !== null && 'version' in parsed ? parsed.version : null;
  if (typeof version !== 'string') throw new Error('package.json has no version.');
  return version;
}
