import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { transform } from 'esbuild';
import { WAIT_MS } from '../support/eventually.js';

const run = promisify(execFile);
const GUIDE = 'docs/frontend.md';

/** A block of docs/frontend.md by its language and name. */
async function block(language: string, name: string): Promise<string> {
  const fence = new RegExp(`\`\`\`${language} ${name}\\n([^]*?)\`\`\``).exec(await readFile(GUIDE, 'utf8'));
  if (fence?.[1] === undefined) throw new Error(`${GUIDE} has no block \`\`\`${language} ${name}`);
  return fence[1];
}

/**
 * Runs a block of TypeScript with the names that it expects.
 * @param result the name whose value is answered
 */
export async function runTypeScript(name: string, given: object, result: string): Promise<unknown> {
  const source = (await block('ts', name)).replace(/^import .*$/gm, '');
  const { code } = await transform(source, { loader: 'ts', target: 'es2022' });
  const run = new Function(...Object.keys(given), `return (async () => { ${code}; return ${result}; })();`);
  return run(...Object.values(given));
}

/** Runs a block of Python; `supabase` is what test/client/supabase-py.py has of it. Answers what it prints. */
export async function runPython(name: string, environment: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'studio-guide-'));
  try {
    await writeFile(join(folder, 'supabase.py'), await readFile('test/client/supabase-py.py'));
    await writeFile(join(folder, 'block.py'), await block('python', name));
    const { stdout } = await run('python3', [join(folder, 'block.py')], {
      env: { PATH: process.env.PATH, ...environment },
      timeout: WAIT_MS,
    });
    return stdout.trim();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
