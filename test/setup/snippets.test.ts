import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { readEnvironment } from '../../src/platform/environment/read-environment.js';

interface Snippet {
  readonly language: string;
  readonly text: string;
  /** The HTML comment directly above it; empty where there is none. */
  readonly mark: string;
}

const PAGES = readdirSync('docs', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => join('docs', name));
/** These speak for themselves: a picture, and settings, which the test below reads. */
const PICTURE = 'mermaid';
const SETTINGS = 'dotenv';

/** Every fenced block of a page. */
function snippetsOf(page: string): Snippet[] {
  const found: Snippet[] = [];
  const blocks = page.matchAll(/^(?: *<!-- (.+?) -->\n+)?( *)```(\w+).*\n([\s\S]*?)^\2```$/gm);
  for (const [, mark = '', , language = '', text = ''] of blocks) found.push({ language, text, mark });
  return found;
}

/** Why nothing runs it, or the test that does and names the page; null: the mark says neither. */
function isAccountedFor(mark: string, page: string): boolean {
  if (/^not run: .{10,}/.test(mark)) return true;
  const test = /^run by (test\/[\w./-]+)$/.exec(mark)?.[1];
  return test !== undefined && existsSync(test) && readFileSync(test, 'utf8').includes(page);
}

describe.each(PAGES)('%s', (path) => {
  const page = readFileSync(path, 'utf8');
  /** A page that one test runs as a whole says so once. */
  const whole = /^<!-- every block is (run by .+) -->$/m.exec(page)?.[1] ?? '';
  const snippets = snippetsOf(page);

  it('has no snippet that nothing runs and nothing says why', () => {
    expect([...page.matchAll(/^ *```/gm)]).toHaveLength(snippets.length * 2);
    const unaccounted = snippets.filter(
      ({ language, mark }) =>
        language !== PICTURE &&
        (language !== SETTINGS || mark !== '') &&
        !isAccountedFor(mark === '' ? whole : mark, path.split('/').at(-1) as string),
    );
    expect(unaccounted.map(({ language, text }) => `${language}: ${text.split('\n')[0]}`)).toEqual([]);
  });

  const settings = snippets.filter(({ language, mark }) => language === SETTINGS && !mark.startsWith('not run'));
  if (settings.length > 0) {
    it.each(settings.map(({ text }) => [text.split('\n')[0], text]))(
      'has settings that are in order: %s',
      (_first, text) => {
        // A page leaves secrets out: a reader puts them in the place of the dots.
        const filled = (text as string).replaceAll('…', '0123456789abcdef');
        expect(() => readEnvironment(parseEnv(filled) as NodeJS.ProcessEnv, { envFile: null })).not.toThrow();
      },
    );
  }
});

const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', ...PAGES];

/** As GitHub makes them: lower case, spaces to dashes, punctuation away. */
function anchorsOf(path: string): Set<string> {
  const headings = readFileSync(path, 'utf8')
    .replaceAll(/^```[\s\S]*?^```/gm, '')
    .matchAll(/^#+ (.+)$/gm);
  return new Set(
    [...headings].map(([, title = '']) =>
      title
        .replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1')
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

describe('links to a heading', () => {
  it.each(DOCUMENTS)('of %s lead to one that exists', (path) => {
    const links = [...readFileSync(path, 'utf8').matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)#([^)\s]+)\)/g)];
    const broken = links.filter(([, file = '', anchor = '']) => {
      const target = file === '' ? path : join(path, '..', file);
      return target.endsWith('.md') && !(existsSync(target) && anchorsOf(target).has(anchor));
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  });
});
