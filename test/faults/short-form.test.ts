import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const PROGRAM = fileURLToPath(new URL('../../faults/run.mjs', import.meta.url));

/** The fault program as a person runs it: what it printed, and how it ended. */
async function faults(...args: string[]): Promise<{ code: number | null; printed: string }> {
  const child = spawn(process.execPath, ['--no-warnings', PROGRAM, '--seed', '6', ...args]);
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  const [code] = (await once(child, 'exit')) as [number | null];
  return { code, printed: Buffer.concat(chunks).toString() };
}

describe('the engine under faults, in short', () => {
  it('loses nothing when workers are killed and the database is stopped', async () => {
    const { code, printed } = await faults('--scenario', 'kill-workers,database-stops', '--jobs', '14', '--kills', '2');
    expect(printed).toContain('Everything held.');
    expect(code).toBe(0);
  });

  it('would notice if paid results were dropped', async () => {
    const { code, printed } = await faults('--break', 'no-store-retry');
    expect(printed).toContain('caught  no-store-retry');
    expect(code).toBe(0);
  });
});
