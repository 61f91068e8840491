import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fixture } from './decoding.js';

/** Writes a damaged WebM in which the decoder's main thread never comes to an end. Returns its path. */
export async function endlessWebm(folder: string): Promise<string> {
  const bytes = Buffer.from(await readFile(fixture('speech.webm')));
  for (let at = 300, state = 11; at < bytes.length; at++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    bytes[at] = state >>> 24;
  }
  const path = join(folder, 'endless');
  await writeFile(path, bytes);
  return path;
}
