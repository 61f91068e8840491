import { randomUUID } from 'node:crypto';
import type { Environment } from '../../src/platform/environment/environment.js';
import { type GraphQlProject, startGraphQlProject } from '../jobs/graphql/graphql-project.js';
import type { SpokenSegment } from '../support/fake-openai/behaviour.js';
import type { ChatMessage } from '../support/fake-openai/chat-endpoint.js';
import { type FakeOpenAi, startFakeOpenAi } from '../support/fake-openai/fake-openai.js';
import { quietLogger } from '../support/quiet-logger.js';
import type { TestUser } from '../support/test-project.js';

/** A job at its end, with what it was paid for. */
export interface Ended {
  readonly status: 'COMPLETE' | 'FAILED';
  readonly code: string | null;
  readonly retryable: boolean | null;
  readonly raw: string | null;
  readonly refined: string | null;
  readonly prompt: string | null;
  readonly verdict: string | null;
  /** Requests to the transcriber. */
  readonly paid: number;
}

/** What the recogniser hears and the model writes. */
export interface Script {
  heard(prompt: string): string;
  written(messages: readonly ChatMessage[]): string;
}

/** One engine that does everything, before a provider who counts what is asked of it. */
export interface PipelineWorld {
  readonly project: GraphQlProject;
  readonly provider: FakeOpenAi;
  readonly user: TestUser;
  readonly script: Script;
  /** Submits a recording and waits for the job's end. */
  run(content: Buffer, said?: object): Promise<Ended>;
  stop(): Promise<void>;
}

const ENDED = `select j.status, j.error_details ->> 'code' as code, (j.error_details -> 'retryable')::boolean as retryable,
    j.raw_transcript as raw, j.refined_text as refined, j.system_prompt_used as prompt, j.verdict,
    (select coalesce(sum(requests), 0)::integer from job_usage u where u.job_id = j.job_id and u.stage = 'TRANSCRIBING') as paid
  from studio_jobs j where j.job_id = $1 and j.status in ('COMPLETE', 'FAILED')`;

/** What is heard and written where nothing is said of it. */
export const HONEST: Script = {
  heard: () => 'we recorded four hundred and fifty songs in the big room',
  written: () => 'We recorded 450 songs in the big room.',
};

export async function openPipelineWorld(overrides: Partial<Environment> = {}): Promise<PipelineWorld> {
  const script = { ...HONEST };
  const provider = await startFakeOpenAi({
    transcription: ({ seconds, prompt }): SpokenSegment[] => [
      { start: 0, end: seconds, text: script.heard(prompt ?? '') },
    ],
    chat: (messages) => script.written(messages),
  });
  const server = (model: string) => ({ baseUrl: provider.baseUrl, model, apiKey: provider.apiKey });
  const project = await startGraphQlProject(
    {
      roles: ['api', 'worker'],
      transcriber: server('whisper-1'),
      refiner: server('fake-chat'),
      verifier: 'off',
      ...overrides,
    },
    quietLogger,
  );
  const user = await project.signUp();
  return {
    ...{ project, provider, user, script },
    async run(content, said = {}) {
      const path = `${user.id}/${randomUUID()}.mp3`;
      const upload = await project.service.storage.from('audio').upload(path, content, { contentType: 'audio/mpeg' });
      if (upload.error) throw upload.error;
      const body = { user_id: user.id, supabase_file_id: path, ...said };
      const answer = await project.call('POST', '/v1/jobs/new', { as: user.token, body });
      if (answer.status !== 201) throw new Error(`${answer.status}: ${await answer.text()}`);
      const { job_id: jobId } = (await answer.json()) as { job_id: string };
      return project.database.until(async () => (await project.database.query<Ended & object>(ENDED, [jobId]))[0]);
    },
    async stop() {
      await project.stop();
      await provider.close();
    },
  };
}
