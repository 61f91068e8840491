import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The content of every file below a folder, byte by byte as Latin-1; files that vanish while it reads are left out. */
export async function filesBelow(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const contents: string[] = [];
  for (const file of files) contents.push(await readFile(file, 'latin1').catch(() => ''));
  return contents.join('\n');
}
