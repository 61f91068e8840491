import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const FOLDER = new URL('../../faults/', import.meta.url);

describe('npm run faults -- --help', () => {
  it.each([['--help'], ['-h'], ['--seed 1 --help']])('prints every option for %s and starts nothing', async (line) => {
    const printed = await new Promise<string>((resolve, reject) => {
      execFile(process.execPath, [fileURLToPath(new URL('run.mjs', FOLDER)), ...line.split(' ')], (error, stdout) =>
        error ? reject(error) : resolve(stdout),
      );
    });
    const read = await readFile(new URL('options.ts', FOLDER), 'utf8');
    const options = [...read.matchAll(/^ {6}(\w+): \{ type:/gm)].map(([, name]) => `--${name}`);
    expect(options).toHaveLength(11);
    expect([...new Set(printed.match(/(?<=^ {2})--\w+/gm))].sort()).toEqual([...options, '--help'].sort());
  });
});
