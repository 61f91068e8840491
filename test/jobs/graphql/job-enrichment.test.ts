import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type GraphQlProject, startGraphQlProject } from './graphql-project.js';

const RAW = 'maria came to evolution studios on monday, and maria left';
const DOCUMENT = {
  language: 'en',
  wordCount: 10,
  sentenceCount: 1,
  durationSeconds: 5,
  speakingRate: 120,
  keyTerms: [{ term: 'maria', count: 2 }],
  glossaryHits: [{ term: 'Evolution Studios', heard: 'evolution studios', start: 14, end: 31 }],
  entities: [
    { kind: 'person', text: 'maria', start: 0, end: 5 },
    { kind: 'date', text: 'monday', start: 35, end: 41 },
    { kind: 'person', text: 'maria', start: 47, end: 52 },
  ],
  topics: ['Evolution Studios', 'maria'],
};
const FIELDS = `enrichment { language durationSeconds speakingRate wordCount sentenceCount keyPhrases { text count }
  entities { kind text spans } glossaryHits { term heard span } topics brandBibleName brandBibleVersion }`;

describe('what is known of a transcript', () => {
  let project: GraphQlProject;
  let ada: { id: string; token: string };
  let eve: { id: string; token: string };
  const jobs: string[] = [];

  beforeAll(async () => {
    project = await startGraphQlProject();
    [ada, eve] = await Promise.all([project.signUp(), project.signUp()]);
    for (const document of [DOCUMENT, { ...DOCUMENT, entities: undefined, topics: undefined }, null]) {
      const jobId = await project.addJob(ada.id, { raw_transcript: RAW });
      jobs.push(jobId);
      if (document === null) continue;
      await project.database.query(
        `insert into job_enrichments (job_id, document, brand_bible_name, brand_bible_version, brand_bible_hash)
         values ($1, $2, 'Evolution Studios', 1, $3)`,
        [jobId, JSON.stringify(document), 'a'.repeat(64)],
      );
    }
  });
  afterAll(() => project.stop());

  const read = async (id: string, as: string) => {
    const { data } = await project.ask(`query ($id: ID!) { job(id: $id) { ${FIELDS} } }`, { id }, as);
    return data?.job ?? null;
  };

  it('is shown to the owner and to operators, each entity once with all its places', async () => {
    for (const as of [ada.token, project.secretKey]) {
      const { enrichment } = await read(jobs[0] as string, as);
      expect(enrichment).toEqual({
        language: 'en',
        durationSeconds: 5,
        speakingRate: 120,
        wordCount: 10,
        sentenceCount: 1,
        keyPhrases: [{ text: 'maria', count: 2 }],
        entities: [
          {
            kind: 'PERSON',
            text: 'maria',
            spans: [
              [0, 5],
              [47, 52],
            ],
          },
          { kind: 'DATE', text: 'monday', spans: [[35, 41]] },
        ],
        glossaryHits: [{ term: 'Evolution Studios', heard: 'evolution studios', span: [14, 31] }],
        topics: ['Evolution Studios', 'maria'],
        brandBibleName: 'Evolution Studios',
        brandBibleVersion: 1,
      });
      for (const { text, spans } of enrichment.entities) {
        for (const span of spans) expect(RAW.slice(...(span as [number, number]))).toBe(text);
      }
    }
    expect(await read(jobs[0] as string, eve.token)).toBeNull();
  });

  it('is null before the stage has ended, and lacks only what an older document has not', async () => {
    expect(await read(jobs[2] as string, ada.token)).toEqual({ enrichment: null });
    expect((await read(jobs[1] as string, ada.token)).enrichment).toMatchObject({
      language: 'en',
      entities: [],
      topics: [],
    });
  });

  it('takes one statement for a page of jobs', async () => {
    const sent: string[] = [];
    const { query } = pg.Client.prototype;
    pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
      const [config] = args as [string | { text: string }];
      sent.push(typeof config === 'string' ? config : config.text);
      return (query as (...all: unknown[]) => unknown).apply(this, args);
    } as typeof query;
    try {
      const { data } = await project.ask(`{ jobs(first: 10) { edges { node { ${FIELDS} } } } }`, {}, ada.token);
      expect(data.jobs.edges).toHaveLength(3);
    } finally {
      pg.Client.prototype.query = query;
    }
    expect(sent.filter((text) => text.includes('job_enrichments'))).toHaveLength(1);
  });
});
