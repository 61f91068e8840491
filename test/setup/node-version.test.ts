import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const SOURCES = join(import.meta.dirname, '../../src');
const PROGRAMS = readdirSync(SOURCES)
  .filter((name) => name.endsWith('.ts'))
  .filter((name) => /^import '\.\/platform\/node-version\.js';/.test(readFileSync(join(SOURCES, name), 'utf8')))
  .map((name) => name.replace(/\.ts$/, ''));

/** Loaded before the program: what `process.versions` is in an older Node. */
const OLDER_NODE = `data:text/javascript,${encodeURIComponent(
  "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })",
)}`;

function runOnOlderNode(program: string) {
  const path = join(SOURCES, '../dist', `${program}.js`);
  return spawnSync(process.execPath, ['--import', OLDER_NODE, path], { input: '', encoding: 'utf8' });
}

describe('programs on an older Node', () => {
  it('are all that package.json starts from dist', () => {
    const { scripts } = JSON.parse(readFileSync(join(SOURCES, '../package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const started = Object.values(scripts).flatMap((script) => [
      ...script.matchAll(/scripts\/from-dist\.mjs ([\w-]+)|node dist\/(\w+)\.js/g),
    ]);
    const names = started.map(([, fromDist, direct]) => fromDist ?? direct!);
    expect(PROGRAMS).toEqual(expect.arrayContaining([...names, 'cli', 'dev', 'quickstart']));
  });

  it.each(PROGRAMS)('%s says which Node it needs', (program) => {
    const { status, stdout, stderr } = runOnOlderNode(program);
    expect(stderr).toMatch(/^The engine needs Node 24; this is v/);
    expect(stdout).toBe('');
    expect(status).toBe(1);
  });
});
