// What no program reads at run time: source maps, type declarations and TypeScript sources, two fifths of local mode's packages and a quarter of
// the engine's.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export const ONLY_FOR_EDITORS = /\.(map|flow|[cm]?tsx?)$/;

/** Deletes them below a folder of packages that are not used for development. */
export function prune(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) prune(path);
    else if (entry.isFile() && ONLY_FOR_EDITORS.test(entry.name)) rmSync(path);
  }
}
