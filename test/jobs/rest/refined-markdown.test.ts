import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestUser } from '../../support/test-project.js';
import { type GraphQlProject, startGraphQlProject } from '../graphql/graphql-project.js';

const TEXT = '# Not a heading\nPress *now*.\n\n1. <b>First</b>';

describe('refined.md', () => {
  let project: GraphQlProject;
  let user: TestUser;
  beforeAll(async () => {
    project = await startGraphQlProject();
    user = await project.signUp();
  });
  afterAll(() => project.stop());

  /** A finished job whose text follows a Brand Bible that asks for this form. */
  async function jobOf(outputFormat: string | null): Promise<string> {
    const texts = { status: 'COMPLETE', raw_transcript: TEXT, system_prompt_used: 'p', refined_text: TEXT };
    const jobId = await project.addJob(user.id, texts);
    if (outputFormat === null) return jobId;
    const brand = `Brand ${jobId}`;
    await project.database.query(
      `insert into brand_bibles (brand, version, content, content_hash, source, note, published_by)
       values ($1, 1, jsonb_build_object('outputFormat', $2::text, 'style', '[]'::jsonb), repeat('a', 64), '', '', 'admin')`,
      [brand, outputFormat],
    );
    await project.database.query(
      `insert into job_enrichments (job_id, document, brand_bible_name, brand_bible_version, brand_bible_hash)
       values ($1, '{}', $2, 1, repeat('a', 64))`,
      [jobId, brand],
    );
    return jobId;
  }
  const read = async (jobId: string, file: string) =>
    (await project.call('GET', `/v1/jobs/${jobId}/${file}`, { as: user.token })).text();

  it.each([[null], ['Plain text, without headings.']])('escapes the marks where the brand says %j', async (format) => {
    const jobId = await jobOf(format);
    expect(await read(jobId, 'refined.md')).toBe(
      '\\# Not a heading\\\nPress \\*now\\*.\n\n1\\. \\<b\\>First\\</b\\>\n',
    );
    expect(await read(jobId, 'refined.txt')).toBe(`${TEXT}\n`);
  });

  it('keeps the marks where the brand asks for headings', async () => {
    expect(await read(await jobOf('Markdown with a heading for each subject.'), 'refined.md')).toBe(`${TEXT}\n`);
  });
});
