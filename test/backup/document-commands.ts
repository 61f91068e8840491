import { readFile } from 'node:fs/promises';

/** The shell commands of docs/backup.md that a test runs, by the heading above them and in order. */
export async function commandsOf(heading: string): Promise<string> {
  const page = await readFile('docs/backup.md', 'utf8');
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  const blocks = [...section.matchAll(/^( *)<!-- run by .* -->\n *```bash\n([\s\S]*?)^ *```/gm)];
  if (blocks.length === 0) throw new Error(`docs/backup.md has no commands under "${heading}"`);
  return blocks.map(([, indent = '', text = '']) => text.replaceAll(new RegExp(`^${indent}`, 'gm'), '')).join('\n');
}
