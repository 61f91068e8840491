import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseBrandBible } from '../../src/brand/parse-brand-bible.js';
import type { Fault } from '../../src/platform/fault.js';
import { startTestProject, type TestProject, type TestUser } from '../support/test-project.js';

const PAGE = readFileSync('docs/brand-bible.md', 'utf8');
const blocks = [...PAGE.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)].map(([, language = '', text = '']) => ({
  language,
  text,
}));
const one = (language: string) => {
  const found = blocks.filter((block) => block.language === language);
  expect(found).toHaveLength(1);
  return found[0]?.text as string;
};

interface Answer {
  readonly data: Record<string, Record<string, unknown>>;
  readonly errors?: unknown;
}

describe('docs/brand-bible.md', () => {
  let project: TestProject;
  let user: TestUser;

  beforeAll(async () => {
    project = await startTestProject();
    user = await project.signUp();
    const [job] = await project.database.query<{ job_id: string }>(
      `insert into studio_jobs (user_id, raw_audio_url, delivery_id, status, raw_transcript, refined_text, system_prompt_used)
       values ($1, 'a.mp3', gen_random_uuid(), 'COMPLETE', 'um we recorded four hundred and fifty songs and we utilize loop kit in the big room', 'We recorded it.', 'p') returning job_id`,
      [user.id],
    );
    expect(job).toBeDefined();
  });
  afterAll(() => project.stop());

  it('has no example that nothing runs', () => {
    expect(new Set(blocks.map(({ language }) => language))).toEqual(new Set(['markdown', 'json', 'graphql']));
    expect([...PAGE.matchAll(/^```/gm)]).toHaveLength(2 * blocks.length);
  });

  it('shows the same Brand Bible as Markdown and as JSON', () => {
    expect(parseBrandBible(one('json'))).toEqual(parseBrandBible(one('markdown')));
  });

  const errors = [
    ...PAGE.slice(PAGE.indexOf('## Errors')).matchAll(
      /^\| `(.+)`(?: in the (\w+)[^|]*)? \| `(\S+(?: \d+)?): (.+)` \|$/gm,
    ),
  ];
  it.each(errors.map(([, written, section, field, message]) => [field, written, section, message]))(
    'tells the truth about the error at %s',
    (field, written, section, message) => {
      const heading = { glossary: '## Glossary\n', banned: '## Banned wording\n' }[section ?? ''] ?? '';
      const source = `---\nname: A\nversion: 1\n---\n${heading}${written?.replaceAll('\\|', '|')}\n`;
      try {
        parseBrandBible(source);
      } catch (error) {
        return expect((error as Fault).fields).toEqual([expect.objectContaining({ field, message })]);
      }
      throw new Error('it was accepted');
    },
  );

  it.each([
    [
      'every problem is reported at once',
      '---\nname: A\nversion: 0\n---\n## Tone\n## Mood\n',
      ['line 5', 'line 6', 'version'],
    ],
    [
      'all wrong fields are reported together',
      '---\nname: A\nversion: 0\nnumberStyle: none\n---\n## Voice\n- Warm.\n',
      ['version', 'numberStyle'],
    ],
    [
      'a contradiction waits until each field is right by itself',
      '---\nname: A\nversion: 0\n---\n## Banned wording\n| use | use up |\n',
      ['version'],
    ],
  ])('tells the truth that %s', (_, source, fields) => {
    try {
      parseBrandBible(source);
    } catch (error) {
      return expect((error as Fault).fields.map(({ field }) => field).sort()).toEqual([...fields].sort());
    }
    throw new Error('it was accepted');
  });

  it('lists three errors', () => expect(errors).toHaveLength(3));

  it('runs its operations one after the other', async () => {
    let id: unknown = null;
    const ask = async (query: string) => {
      const all = { source: one('markdown'), userId: user.id, id };
      const variables = Object.fromEntries(Object.entries(all).filter(([name]) => query.includes(`$${name}:`)));
      const answer = (await (await project.call('POST', '/graphql', { body: { query, variables } })).json()) as Answer;
      expect(answer.errors).toBeUndefined();
      return answer.data;
    };
    const [publish, compare, assign, attempt, trial, again] = blocks
      .filter(({ language }) => language === 'graphql')
      .map(({ text }) => text) as [string, string, string, string, string, string];
    expect(await ask(publish)).toMatchObject({ publishBrandBible: { name: 'Acme Audio', active: true } });
    expect(await ask(compare)).toEqual({ brandBibleDiff: [] });
    expect(await ask(assign)).toEqual({ assignBrand: true });
    ({ id } = (await ask(attempt)).tryBrandBible as { id: unknown });
    await project.database.until(async () => (await ask(trial)).brandBibleTrial?.state === 'DONE');
    expect(await ask(trial)).toMatchObject({
      brandBibleTrial: {
        done: 1,
        results: [{ draft: { text: 'We recorded 450 songs, and we use LoopKit in the big room.', verdict: 'PASS' } }],
      },
    });
    expect(await ask(again)).toEqual({ refineJobsAgain: { matched: 1, opened: 0 } });
  });
});
