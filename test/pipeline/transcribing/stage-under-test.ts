import { readFile } from 'node:fs/promises';
import { Test, type TestingModule } from '@nestjs/testing';
import { BRAND_BIBLES } from '../../../src/brand/brand-bibles.js';
import type { JobRecord } from '../../../src/jobs/record/job-record.js';
import type { Transcript } from '../../../src/jobs/results/transcript.js';
import type { StageProgress } from '../../../src/pipeline/stages/stage.js';
import { TranscribingModule } from '../../../src/pipeline/transcribing/transcribing.module.js';
import { TranscribingStage } from '../../../src/pipeline/transcribing/transcribing.stage.js';
import type { Environment } from '../../../src/platform/environment/environment.js';
import { PlatformModule } from '../../../src/platform/platform.module.js';
import { SupabaseModule } from '../../../src/supabase/supabase.module.js';
import { StorageProject } from '../../supabase/storage-project.js';
import type { SpokenSegment } from '../../support/fake-openai/behaviour.js';
import { type FakeOpenAi, type FakeOpenAiOptions, startFakeOpenAi } from '../../support/fake-openai/fake-openai.js';
import type { TranscriptionCall } from '../../support/fake-openai/transcription-endpoint.js';
import { quietLogger } from '../../support/quiet-logger.js';
import { testEnvironment } from '../../support/test-environment.js';

class TestBrand {}
const glossary = [
  { term: 'Gold Standard', heardAs: [], notes: null },
  { term: 'Evolution Studios', heardAs: ['revolution studios'], notes: null },
  { term: 'microphone', heardAs: [], notes: null },
];
const brand = {
  module: TestBrand,
  providers: [{ provide: BRAND_BIBLES, useValue: { activeFor: async () => ({ glossary }) } }],
  exports: [BRAND_BIBLES],
};

/** Where a part of a recording lies, by the name it is uploaded under. */
export function placeOf({ filename }: Pick<TranscriptionCall, 'filename'>): readonly [start: number, end: number] {
  const [, start, end] = /-(\d+\.\d+)-(\d+\.\d+)\./.exec(filename) ?? [];
  return [Number(start), Number(end)];
}

/** A word for each second of the recording, `word 0` to `word n`: what the fake says of the part it is given. */
export function wordsByTime(call: TranscriptionCall): SpokenSegment[] {
  const [start, end] = placeOf(call);
  const words: SpokenSegment[] = [];
  for (let second = Math.ceil(start - 0.5); second + 0.5 < end; second++) {
    words.push({ start: Math.max(0, second - start), end: second + 1 - start, text: `word${second}` });
  }
  return words;
}

/** The real stage on a real database and Storage, in front of a fake provider; the sample of 42 seconds is cut into three parts. */
export class StageUnderTest {
  readonly progress: StageProgress[] = [];
  /** A module that is not closed keeps its decoder for a while. */
  private readonly open: TestingModule[] = [];

  private constructor(
    readonly project: StorageProject,
    readonly fake: FakeOpenAi,
  ) {}

  static async start(options: FakeOpenAiOptions = {}): Promise<StageUnderTest> {
    const project = await StorageProject.start();
    await project.upload('sample.mp3', await readFile('samples/test-audio.mp3'));
    return new StageUnderTest(project, await startFakeOpenAi({ transcription: wordsByTime, ...options }));
  }

  async stop(): Promise<void> {
    for (const module of this.open) await module.close();
    await this.fake.close();
    await this.project.stop();
  }

  transcriber(model = 'whisper-1', capabilities: Record<string, string> = { chunkSeconds: '20' }) {
    return { baseUrl: this.fake.baseUrl, model, apiKey: this.fake.apiKey, capabilities };
  }

  /** The stage of one replica, with its own modules. */
  async stage(overrides: Partial<Environment> = {}): Promise<TranscribingStage> {
    const { settings, database } = this.project;
    const environment = testEnvironment({ supabase: settings, transcriber: this.transcriber(), ...overrides });
    const parts = { environment, log: quietLogger, database: database.db, listener: null as never };
    const platform = PlatformModule.of(parts);
    const modules = TranscribingModule.with(platform, SupabaseModule.with(platform), brand);
    const module = await Test.createTestingModule({ imports: [modules] }).compile();
    this.open.push(module);
    return module.get(TranscribingStage);
  }

  /** Runs the stage for a job under a claim. */
  async run(
    job: { readonly jobId: string; readonly attempt?: number; readonly path?: string },
    overrides: Partial<Environment> = {},
    signal = new AbortController().signal,
  ): Promise<Transcript> {
    const record = { jobId: job.jobId, userId: this.project.userId, submittedBy: 'service' };
    const result = await (await this.stage(overrides)).run({
      job: { ...record, rawAudioUrl: job.path ?? 'sample.mp3' } as JobRecord,
      attempt: job.attempt ?? 1,
      signal,
      log: quietLogger,
      progress: (step) => this.progress.push(step),
    });
    if (result.stage !== 'TRANSCRIBING') throw new Error(`a result of ${result.stage}`);
    return result.transcript;
  }

  /** Lets a newer claim take the job. */
  async claimAgain(jobId: string): Promise<number> {
    const [row] = await this.project.database.query<{ attempt: number }>(
      'update studio_jobs set attempt = attempt + 1 where job_id = $1 returning attempt',
      [jobId],
    );
    return row?.attempt as number;
  }

  /** Every breaker and permit as on the first day. */
  async forgetProviders(): Promise<void> {
    await this.project.database.query('delete from provider_states');
    await this.project.database.query('delete from provider_permits');
  }

  chunks(jobId: string) {
    return this.project.database.query<{ ordinal: number; provider: string; sent: Record<string, unknown> }>(
      'select * from transcript_chunks where job_id = $1 order by ordinal',
      [jobId],
    );
  }
}
