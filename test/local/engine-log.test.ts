import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BoundedLogFile } from '../../src/local/quickstart/engine-log.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bounded-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('BoundedLogFile', () => {
  it('keeps the newest lines in two files of the limit at most, readable by their owner alone', () => {
    const path = join(folder, 'engine.log');
    const file = new BoundedLogFile(path, 100);
    for (let line = 0; line < 200; line += 1) file.write(`line ${line}\n`);
    expect(readdirSync(folder).sort()).toEqual(['engine.log', 'engine.log.1']);
    expect(statSync(path).size).toBeLessThanOrEqual(100);
    expect(statSync(`${path}.1`).size).toBeLessThanOrEqual(100);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(`${readFileSync(`${path}.1`, 'utf8')}${readFileSync(path, 'utf8')}`.endsWith('line 198\nline 199\n')).toBe(
      true,
    );
    file.destroy();
  });

  it('continues with the file of an earlier run', () => {
    const path = join(folder, 'engine.log');
    const first = new BoundedLogFile(path, 100);
    first.write('one\n');
    first.destroy();
    const second = new BoundedLogFile(path, 100);
    second.write('two\n');
    second.destroy();
    expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n');
  });
});
