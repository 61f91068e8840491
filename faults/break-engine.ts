import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Breakage } from './breakages.js';

/** Breaks the engine of the snapshot. Returns a function that restores it. Throws if the code to break no longer exists. */
export async function breakEngine(snapshot: string, { name, patches }: Breakage): Promise<() => Promise<void>> {
  const whole = new Map<string, string>();
  for (const { file, find, replace } of patches) {
    const path = join(snapshot, 'src', file);
    const text = await readFile(path, 'utf8');
    const place = patternOf(find);
    if (!place.test(text)) throw new Error(`The breakage "${name}" finds nothing to break in ${file}: ${find}`);
    if (!whole.has(path)) whole.set(path, text);
    await writeFile(
      path,
      text.replaceAll(place, () => replace),
    );
  }
  return async () => {
    for (const [path, text] of whole) await writeFile(path, text);
  };
}

/** A pattern for a line of compiled code. White space is the choice of the compiler. */
export function patternOf(text: string): RegExp {
  const words = text.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(words.join('\\s*'), 'g');
}
