import { describe, expect, it } from '@jest/globals';
import { DEFAULT_BRAND_BIBLE, DEFAULT_BRAND_BIBLE_SOURCE } from '../../src/brand/default-brand-bible.js';
import { parseBrandBible, readBrandBible } from '../../src/brand/parse-brand-bible.js';
import { Fault } from '../../src/platform/fault.js';

function problemsOf(source: string): string[] {
  try {
    parseBrandBible(source);
  } catch (error) {
    if (error instanceof Fault) return error.fields.map(({ field, message }) => `${field}: ${message}`);
    throw error;
  }
  throw new Error('it was accepted');
}

const HEAD = '---\nname: A\nversion: 1\n---\n';

describe('a Brand Bible', () => {
  it('ships for Evolution Studios', () => {
    expect(DEFAULT_BRAND_BIBLE).toMatchObject({ name: 'Evolution Studios', version: 1, numberStyle: 'ten-and-above' });
    expect(DEFAULT_BRAND_BIBLE.glossary[0]).toMatchObject({ term: 'Evolution Studios' });
    expect(DEFAULT_BRAND_BIBLE.contentHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is the same from JSON', () => {
    const { contentHash, ...content } = DEFAULT_BRAND_BIBLE;
    expect(parseBrandBible(JSON.stringify(content))).toEqual({ ...content, contentHash });
  });

  it('has a hash that follows the content and not the version', () => {
    const newer = parseBrandBible(DEFAULT_BRAND_BIBLE_SOURCE.replace('version: 1', 'version: 2'));
    const other = parseBrandBible(DEFAULT_BRAND_BIBLE_SOURCE.replace('utilize | use', 'utilize | employ'));
    expect(newer.contentHash).toBe(DEFAULT_BRAND_BIBLE.contentHash);
    expect(other.contentHash).not.toBe(DEFAULT_BRAND_BIBLE.contentHash);
  });

  it('reads Windows line ends', () => {
    expect(parseBrandBible(DEFAULT_BRAND_BIBLE_SOURCE.replaceAll('\n', '\r\n'))).toEqual(DEFAULT_BRAND_BIBLE);
  });

  it.each([
    ['no front matter', '# A', /^front matter: is missing/],
    ['bad YAML', '---\nname: "A\n---\n', /^front matter, line \d+: is not valid YAML/],
    ['an unknown section', `${HEAD}## Tone\n- x`, /^line 5: has an unknown section/],
    ['a section twice', `${HEAD}## Voice\n- x\n## Voice\n- y`, /^line 7: opens a section/],
    ['a rule that is no rule', `${HEAD}## Voice\nbe kind`, /^line 6: must be a "- rule"/],
    ['a row with too few columns', `${HEAD}## Glossary\n| a | b |`, /^line 6: must have 3 columns and has 2/],
    ['an example without its other half', `${HEAD}## Examples\nWritten: x`, /^line 6: must follow in turn/],
    ['text before the sections', `${HEAD}hello`, /^line 5: comes before/],
    ['an unknown setting', '---\nname: A\nversion: 1\ncolour: red\n---\n', /^colour:/],
    ['a bad version', '---\nname: A\nversion: zero\n---\n', /^version:/],
    ['a bad number style', '---\nname: A\nversion: 1\nnumberStyle: roman\n---\n', /^numberStyle:/],
    ['an empty term', `${HEAD}## Glossary\n| A | | |\n| | | |`, /^glossary\[1\]\.term:/],
    ['a term twice', `${HEAD}## Glossary\n| A | | |\n| A | | |`, /^glossary: must not name a term twice/],
    [
      'a ban that its own replacement breaks',
      `${HEAD}## Banned wording\n| use | use up |`,
      /^banned\[0\]: its preferred wording/,
    ],
    [
      'a ban on a glossary term',
      `${HEAD}## Glossary\n| A | | |\n## Banned wording\n| a | b |`,
      /^banned\[0\]: "a" is a glossary term/,
    ],
    ['bad JSON', '{"name": ', /^JSON:/],
    ['JSON of another shape', '{"name": 5, "version": 1}', /^name:/],
  ])('is refused with the place: %s', (_, source, problem) => {
    expect(problemsOf(source)).toEqual(expect.arrayContaining([expect.stringMatching(problem)]));
  });

  it('reports every problem together, each with its line', () => {
    const source = [
      '---',
      'name: A',
      'version: zero',
      '---',
      '# A',
      '## Voice',
      'be kind',
      '- Be brief.',
      '## Glossary',
      '| a | b |',
      '| B | | |',
      '| | | |',
      '## Tone',
      '- x',
      '## Banned wording',
      '| utilize | |',
    ].join('\n');
    const { problems, brandBible, name } = readBrandBible(source);
    expect([brandBible, name]).toEqual([null, 'A']);
    expect(problems.map(({ line, field }) => [line, field])).toEqual([
      [3, 'version'],
      [7, 'line 7'],
      [10, 'line 10'],
      [12, 'glossary[1].term'],
      [13, 'line 13'],
    ]);
  });

  it('names the lines of JSON', () => {
    const json =
      '{\n  "name": "A",\n  "version": 1,\n  "glossary": [\n    { "term": "A" },\n    { "term": "" }\n  ],\n  "colour": "red"\n}';
    expect(readBrandBible(json).problems.map(({ line, field }) => [line, field])).toEqual([
      [6, 'glossary[1].term'],
      [8, 'colour'],
    ]);
  });
});
