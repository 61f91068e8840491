import { randomUUID } from 'node:crypto';
import { type Engine, startEngine } from '../../src/engine.js';
import type { Environment } from '../../src/platform/environment/environment.js';
import type { Logger } from '../../src/platform/logging/logger.js';
import { failure, type GraphQlProject, startGraphQlProject } from '../jobs/graphql/graphql-project.js';
import { quietLogger } from '../support/quiet-logger.js';
import type { TestUser } from '../support/test-project.js';

const RAW = 'um we recorded four hundred and fifty songs at evolution studios';
const REFINED = 'We recorded 450 songs at Evolution Studios.';
const WORDS = [{ start: 0, end: 0.5, text: 'um', confidence: 0.7 }];
const OPINION = {
  ...{ provider: 'openai', model: 'reader', asked: 1, judged: 1, voided: 0 },
  usage: { provider: 'openai', model: 'reader', requests: 1, inputTokens: 100, outputTokens: 20, costUsd: 0.01 },
  pairs: [{ rawSpan: [0, 2], refinedSpan: [0, 0], relation: 'same', rawQuote: 'um', refinedQuote: '', void: false }],
};
const FINDING = {
  check: 'figures',
  grade: 'NOTE',
  message: 'It is the same figure.',
  rawSpan: [15, 37],
  refinedSpan: null,
};

export const RECORDING = Buffer.from(Array.from({ length: 1_000 }, (_, at) => at % 251));

/** A project with jobs in each state that an answer depends on. */
export interface ContractWorld {
  readonly project: GraphQlProject;
  readonly alice: TestUser;
  readonly bob: TestUser;
  /** A further replica that lets one request a minute in. */
  readonly strict: Engine;
  add(row?: Readonly<Record<string, unknown>>): Promise<string>;
  /** COMPLETE, with transcript, segments and refinements of people and machines. */
  complete(brandBibleHash?: string): Promise<string>;
  /** COMPLETE, with its texts deleted by retention. */
  swept(): Promise<string>;
  failed(): Promise<string>;
  /** With a recording of 1,000 bytes in the audio bucket. */
  recorded(): Promise<string>;
  stop(): Promise<void>;
}

export async function openContractWorld(overrides: Partial<Environment> = {}, log?: Logger): Promise<ContractWorld> {
  const project = await startGraphQlProject(overrides, log);
  const [alice, bob] = [await project.signUp(), await project.signUp()];
  const strict = await startEngine({ ...project.environment, requestsPerMinute: 1 }, quietLogger);
  const { query } = project.database;
  const add = (row: Readonly<Record<string, unknown>> = {}) => project.addJob(alice.id, row);
  const [published] = await query<{ content_hash: string }>(
    `select content_hash from brand_bibles where brand = 'Evolution Studios' and version = 1`,
  );
  const hash = published?.content_hash as string;
  const texts = { raw_transcript: RAW, refined_text: REFINED, system_prompt_used: 'prompt' };
  return {
    ...{ project, alice, bob, strict, add },
    async complete(brandBibleHash = hash) {
      const jobId = await add({ status: 'COMPLETE', ...texts, client_job_id: randomUUID() });
      await query(
        `insert into job_transcripts (job_id, language, language_confidence, duration_seconds, flags) values ($1, 'en', 0.9, 4, $2)`,
        [jobId, JSON.stringify([{ kind: 'AUDIO_GAP', start: 1, end: 2, message: 'Nothing is heard here.' }])],
      );
      await query(
        `insert into transcript_segments (job_id, ordinal, start_seconds, end_seconds, text, confidence, words)
         values ($1, 0, 0, 2, 'um we recorded', 0.8, $2), ($1, 1, 2, 4, 'songs', null, null)`,
        [jobId, JSON.stringify(WORDS)],
      );
      await query(
        `insert into refinements (job_id, version, text, provider, model, verdict, findings, prompt_hash, is_current, coverage, opinions, usage, brand_bible_name, brand_bible_version, brand_bible_hash)
         values ($1, 1, 'x', 'openai', 'm', 'REVIEW', '[]', 'h', false, null, '[]', '[]', null, null, null),
                ($1, 2, $2, 'openai', 'm', 'PASS', $3, 'h', true, $4, $5, $6, 'Evolution Studios', 1, $7)`,
        [
          jobId,
          REFINED,
          JSON.stringify([FINDING]),
          JSON.stringify({ language: 'en', languageFrom: 'given', checked: ['figures'], unchecked: [] }),
          JSON.stringify([OPINION]),
          JSON.stringify([OPINION.usage]),
          brandBibleHash,
        ],
      );
      return jobId;
    },
    async swept() {
      const jobId = await add({ status: 'COMPLETE', ...texts });
      await query(
        'update studio_jobs set raw_transcript = null, refined_text = null, system_prompt_used = null, texts_deleted_at = now() where job_id = $1',
        [jobId],
      );
      return jobId;
    },
    failed: () =>
      add({ status: 'FAILED', error_details: failure('TIMED_OUT', { provider: 'openai', httpStatus: 503 }) }),
    async recorded() {
      const path = `${alice.id}/${randomUUID()}.mp3`;
      const upload = await project.service.storage.from('audio').upload(path, RECORDING, { contentType: 'audio/mpeg' });
      if (upload.error) throw upload.error;
      return add({ raw_audio_url: path });
    },
    async stop() {
      await strict.stop();
      await project.stop();
    },
  };
}
