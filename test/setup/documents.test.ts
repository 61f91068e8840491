import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { DEFAULT_KIND, TRANSCRIBER_KINDS } from '../../src/platform/environment/provider-kinds.js';

const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', ...documentsBelow('docs')];

function documentsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
}

interface Rule {
  readonly name: string;
  readonly comment?: string;
}
const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as { forbidden: Rule[] };

describe.each(DOCUMENTS)('%s', (path) => {
  const text = readFileSync(path, 'utf8');

  it('links to files that exist', () => {
    const targets = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, target]) => target as string);
    expect(targets.filter((target) => !existsSync(join(dirname(path), target)))).toEqual([]);
  });

  it('names files and folders of the project that exist', () => {
    if (path === 'CHANGELOG.md') return; // It may name what is gone.
    const named = [...text.matchAll(/`((?:src|test|scripts|docs|database|playground|packages|samples)\/[\w./-]+)`/g)];
    const paths = named.map(([, name]) => name as string).filter((name) => !/^playground\/build/.test(name));
    expect(paths.filter((name) => !existsSync(name) && !existsSync(`${name}.ts`))).toEqual([]);
  });

  it('names npm scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    const named = [...text.matchAll(/npm run (?:-s |--silent )?([\w:]+)/g)].map(([, name]) => name as string);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});

describe('the folder table of docs/architecture.md', () => {
  const page = readFileSync('docs/architecture.md', 'utf8');
  const rows = [...page.matchAll(/^\| `src\/(\w+)` \| .+ \| (.+) \|$/gm)].map(
    ([, area, may]) => [area, may] as [string, string],
  );

  it('has a row for every folder of src', () => {
    const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(rows.map(([area]) => area).sort()).toEqual(folders.map(({ name }) => name).sort());
  });

  it.each(rows)('has an import rule for each folder of %s', (area) => {
    const folders = readdirSync(join('src', area), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const rules = new Set(forbidden.map(({ name }) => name));
    expect(folders.filter(({ name }) => !rules.has(`${area}-${name}-imports-downwards`))).toEqual([]);
  });

  it.each(rows)('says what the import rules let %s import', (area, may) => {
    const rule = forbidden.find(({ name }) => name === `${area}-imports-downwards`);
    const allowed = (rule?.comment ?? 'no other area')
      .replace(/^.* may import only /, '')
      .replace('nothing of ours', 'no other area');
    expect(
      may
        .replace(/^no other area.*$/, 'no other area')
        .split(', ')
        .sort(),
    ).toEqual(allowed.split(', ').sort());
  });
});

describe('the tasks of CONTRIBUTING.md', () => {
  const table = readFileSync('CONTRIBUTING.md', 'utf8').split('| task | files |')[1] ?? '';
  const rows = [...table.matchAll(/^\| ([^|-][^|]*) \| (.+) \|$/gm)].map(
    ([, task, files]) => [task, files] as [string, string],
  );
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' });

  it('are twenty or more', () => expect(rows.length).toBeGreaterThanOrEqual(20));

  it.each(rows)('%s: takes at most three files, which exist', (_, files) => {
    const named = [...files.matchAll(/`([\w./*<>-]+\.ts)`/g)].map(([, name]) => name as string);
    const plain = named.filter((name) => !/[*<]/.test(name));
    expect(
      plain.filter((name) => !existsSync(name) && !sources.some((path) => `/${path}`.endsWith(`/${name}`))),
    ).toEqual([]);
    // "A or B" is one file; what a test or a generator writes comes on top.
    const alternatives = files.match(/ or (?:`\w+` of )?`[\w./-]+\.ts`/g) ?? [];
    expect(named.filter((name) => !name.startsWith('test/')).length - alternatives.length).toBeLessThanOrEqual(3);
  });
});

it('README.md names every kind of provider', () => {
  const [, named = ''] = /if it is not `openai`: (.+?)\. /.exec(readFileSync('README.md', 'utf8')) ?? [];
  const kinds = [...named.matchAll(/`([\w-]+)`/g)].map(([, kind]) => kind);
  expect(kinds).toEqual(TRANSCRIBER_KINDS.filter((kind) => kind !== DEFAULT_KIND));
});
