import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GraphQlProject, startGraphQlProject } from '../../jobs/graphql/graphql-project.js';
import type { TestUser } from '../../support/test-project.js';

/** What a test reads of an enrichment. */
interface Described {
  readonly wordCount: number;
  readonly entities?: readonly { readonly text: string; readonly start: number; readonly end: number }[];
  readonly glossaryHits: readonly { readonly heard: string; readonly start: number; readonly end: number }[];
}

describe('a transcript that a person corrected', () => {
  let project: GraphQlProject;
  let user: TestUser;
  beforeAll(async () => {
    project = await startGraphQlProject();
    user = await project.signUp();
  });
  afterAll(() => project.stop());

  async function heardJob(
    refined = 'We recorded 40 songs. Come on Monday.',
    verdict = 'REJECT',
    findings: readonly object[] = [],
  ): Promise<string> {
    const jobId = await project.addJob(user.id, {
      status: 'COMPLETE',
      raw_transcript: 'We recorded fourteen songs. Come on Monday.',
      refined_text: refined,
      system_prompt_used: 'p',
    });
    const { database } = project;
    await database.query(`insert into job_transcripts (job_id, language, duration_seconds) values ($1, 'en', 6)`, [
      jobId,
    ]);
    await database.query(
      `insert into transcript_segments (job_id, ordinal, start_seconds, end_seconds, text, confidence, speaker) values
        ($1, 0, 0, 2, 'We recorded fourteen songs.', 0.9, 'Speaker 1'), ($1, 1, 3, 5, 'Come on Monday.', 0.9, 'Speaker 2')`,
      [jobId],
    );
    await database.query(
      `insert into refinements (job_id, version, text, provider, model, verdict, findings, prompt_hash, is_current, coverage)
       values ($1, 1, $2, 'p', 'm', $3, $4, 'h', true, '{}')`,
      [jobId, refined, verdict, JSON.stringify(findings)],
    );
    return jobId;
  }
  const get = async (path: string) => (await project.call('GET', `/v1/jobs/${path}`, { as: user.token })).text();
  const edit = async (jobId: string, text: string) =>
    (await project.call('PUT', `/v1/jobs/${jobId}/transcript`, { as: user.token, body: { text } })).status;
  const transcript = async (jobId: string) => JSON.parse(await get(`${jobId}/transcript.json`));

  it('is what captions, segments and the file say, at the times of what was heard', async () => {
    const jobId = await heardJob();
    expect(await get(`${jobId}/transcript.srt`)).toContain('fourteen');
    expect(await edit(jobId, 'We recorded forty songs. Please come on Monday.')).toBeLessThan(300);
    for (const file of ['transcript.srt', 'transcript.vtt']) {
      const captions = await get(`${jobId}/${file}`);
      expect(captions).toMatch(/00:00:00[.,]000 --> [^\n]*\n[^\n]*We recorded forty songs\./);
      expect(captions).toMatch(/00:00:03[.,]000 --> [^\n]*\n[^\n]*come on Monday\./);
      expect(captions).not.toContain('fourteen');
    }
    const { data } = await project.ask(
      `query ($id: ID!) { job(id: $id) { segments { start end text } } }`,
      { id: jobId },
      user.token,
    );
    expect(JSON.stringify(data)).toContain('forty');
    const { segments, flags } = await transcript(jobId);
    expect(segments).toMatchObject([
      { start: 0, end: 2 },
      { start: 3, end: 5, text: 'come on Monday.' },
    ]);
    expect(flags).toMatchObject([{ kind: 'EDITED', start: expect.any(Number) }, { kind: 'EDITED' }]);
    const speakers = await project.database.query(
      'select speaker from transcript_segments where job_id = $1 order by ordinal',
      [jobId],
    );
    expect(speakers).toEqual([{ speaker: 'Speaker 1' }, { speaker: 'Speaker 2' }]);
  });

  it('takes its times from what was heard, however often it is edited', async () => {
    const jobId = await heardJob();
    await edit(jobId, 'Nothing of it.');
    await edit(jobId, 'We recorded fourteen songs. Come on Monday.');
    const { segments, flags } = await transcript(jobId);
    expect(segments).toMatchObject([
      { start: 0, end: 2, text: 'We recorded fourteen songs.', confidence: expect.closeTo(0.9) },
      { start: 3, end: 5, text: 'Come on Monday.' },
    ]);
    expect(flags).toEqual([]);
  });

  it('is what its enrichment describes, also when its speakers get names', async () => {
    const { database } = project;
    const raw = 'Speaker 1: We met Anna Smith in Paris.\n\nSpeaker 2: Nine songs at Evolution Studio.';
    const jobId = await project.addJob(user.id, {
      status: 'COMPLETE',
      raw_transcript: raw,
      refined_text: raw,
      system_prompt_used: 'p',
    });
    await database.query(
      `insert into transcript_segments (job_id, ordinal, start_seconds, end_seconds, text, speaker) values
        ($1, 0, 0, 2, 'We met Anna Smith in Paris.', 'Speaker 1'), ($1, 1, 3, 5, 'Nine songs at Evolution Studio.', 'Speaker 2')`,
      [jobId],
    );
    await database.query(`insert into job_transcripts (job_id, language, duration_seconds) values ($1, 'en', 6)`, [
      jobId,
    ]);
    const pair = { relation: 'same', rawQuote: 'Anna', refinedQuote: 'Anna', void: false };
    const span = [raw.indexOf('Nine'), raw.indexOf('Nine') + 4];
    const opinion = {
      provider: 'p',
      model: 'm',
      asked: 1,
      judged: 1,
      voided: 0,
      usage: {},
      pairs: [{ ...pair, rawSpan: span, refinedSpan: span }],
    };
    await database.query(
      `insert into refinements (job_id, version, text, provider, model, verdict, prompt_hash, is_current, coverage, opinions)
       values ($1, 1, $2, 'p', 'm', 'PASS', 'h', true, '{}', $3)`,
      [jobId, raw, JSON.stringify([opinion])],
    );
    await database.query(
      `insert into job_enrichments (job_id, document, brand_bible_name, brand_bible_version, brand_bible_hash)
       select $1, '{"language": "en", "wordCount": 2, "sentenceCount": 1, "durationSeconds": 6, "speakingRate": 20, "keyTerms": [], "glossaryHits": []}',
         brand, version, content_hash from brand_bibles where version = 1 limit 1`,
      [jobId],
    );
    const described = async () => {
      const [row] = await database.query<{ document: Described; text: string }>(
        `select e.document, j.raw_transcript as text from job_enrichments e join studio_jobs j using (job_id) where j.job_id = $1`,
        [jobId],
      );
      const { document, text } = row!;
      const places = [
        ...(document.entities ?? []).map((one) => ({ ...one, said: one.text })),
        ...document.glossaryHits.map((one) => ({ ...one, said: one.heard })),
      ];
      const there = places.map(({ start, end }) => text.slice(start, end));
      return { words: document.wordCount, said: places.map(({ said }) => said), there };
    };
    expect(await edit(jobId, raw.replace('Anna Smith', 'Dr. Anna Smith').replace('Paris', 'old Paris'))).toBeLessThan(
      300,
    );
    const edited = await described();
    expect(edited.said).toEqual(expect.arrayContaining(['Paris']));
    expect(edited).toMatchObject({ words: 13, there: edited.said });
    const named = await project.ask(
      'mutation ($id: ID!) { nameSpeakers(jobId: $id, names: [{ speaker: "Speaker 1", name: "Maximiliane" }]) { rawTranscript } }',
      { id: jobId },
      user.token,
    );
    expect(named.data.nameSpeakers.rawTranscript).toContain('Maximiliane: We met');
    expect(await described()).toEqual({ ...edited, there: edited.said });
    const [version] = await database.query<{ text: string; opinions: (typeof opinion)[] }>(
      'select text, opinions from refinements where job_id = $1 and is_current',
      [jobId],
    );
    for (const { pairs } of version!.opinions)
      expect(pairs.map(({ refinedSpan: [start, end] }) => version!.text.slice(start, end))).toEqual(['Nine']);
  });

  it('judges the current text anew', async () => {
    const jobId = await heardJob();
    await edit(jobId, 'We recorded forty songs. Come on Monday.');
    const [row] = await project.database.query('select verdict from studio_jobs where job_id = $1', [jobId]);
    expect(row).toEqual({ verdict: 'PASS' });
    const versions = await project.database.query(
      'select version, verdict, is_current from refinements where job_id = $1 order by 1',
      [jobId],
    );
    expect(versions).toEqual([
      { version: 1, verdict: 'REJECT', is_current: false },
      { version: 2, verdict: 'PASS', is_current: true },
    ]);
  });

  it('stays as doubtful as it was when its words are given to another speaker', async () => {
    const doubt = { check: 'recognition', grade: 'REVIEW', message: 'It is rough.', rawSpan: null, refinedSpan: null };
    const jobId = await heardJob('We recorded fourteen songs. Come on Monday.', 'REVIEW', [doubt]);
    const body = { segments: [1] };
    const answer = await project.call('POST', `/v1/jobs/${jobId}/assign-speaker`, { as: user.token, body });
    expect(await answer.json()).toMatchObject({
      verdict: 'REVIEW',
      raw_transcript: 'Speaker 1: We recorded fourteen songs.\n\nSpeaker 3: Come on Monday.',
    });
    const [row] = await project.database.query('select findings from refinements where job_id = $1 and is_current', [
      jobId,
    ]);
    expect(row).toMatchObject({ findings: [doubt] });
  });
});
