import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const FROM_DIST = fileURLToPath(new URL('../scripts/from-dist.mjs', import.meta.url));

/** Settings of this shell that would let a model have a say. */
const PROVIDER_SETTINGS = /^(VERIFIER|REFINER|OPENAI|PROVIDER)_/;

/**
 * Puts values to `npm run judge` or `npm run edit`, one a line, and gives what it answers, in the same order.
 * @param {'judge' | 'edit'} program
 * @param {readonly object[]} values
 * @param {Record<string, string>} settings e.g. `VERIFIER_BASE_URL`
 * @returns {Promise<any[]>}
 */
export async function runLines(program, values, settings = {}) {
  if (values.length === 0) return [];
  const own = Object.entries(process.env).filter(([name]) => !PROVIDER_SETTINGS.test(name));
  const child = spawn(process.execPath, ['--no-warnings', FROM_DIST, program], {
    env: { ...Object.fromEntries(own), ...settings },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(values.map((value) => `${JSON.stringify(value)}\n`).join(''));
  const answers = [];
  for await (const line of createInterface({ input: child.stdout })) answers.push(JSON.parse(line));
  if (answers.length !== values.length)
    throw new Error(`${program} answered ${answers.length} of ${values.length} lines`);
  const failed = answers.find(({ error }) => error !== undefined);
  if (failed !== undefined) throw new Error(`${program}: ${failed.error}`);
  return answers;
}
