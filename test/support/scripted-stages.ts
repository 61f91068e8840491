import type { StageStatus } from '../../src/jobs/record/job-status.js';
import {
  enrichmentOutput,
  refinementOutput,
  type StageOutput,
  transcriptOutput,
} from '../../src/jobs/results/stage-output.js';
import type { Stage, StageContext } from '../../src/pipeline/stages/stage.js';
import { Moments } from './moments.js';

type Behaviour = (context: StageContext) => Promise<void> | void;

/** Stages that cost nothing and follow a script: the pipeline around them is real. */
export class StageScript {
  /** One entry for each run of a stage, in order. */
  readonly runs: { readonly stage: StageStatus; readonly jobId: string; readonly attempt: number }[] = [];
  private readonly starts = new Moments();
  private readonly behaviours = new Map<StageStatus, Behaviour>();

  /** What a stage does before it returns its result; by default nothing. */
  on(stage: StageStatus, behaviour: Behaviour): void {
    this.behaviours.set(stage, behaviour);
  }

  /** Resolves once the runs so far satisfy the condition; rejects after `WAIT_MS`. */
  async ran(enough: (runs: StageScript['runs']) => boolean): Promise<void> {
    await this.starts.until(() => enough(this.runs));
  }

  stages(): Stage<StageStatus>[] {
    return (['TRANSCRIBING', 'ENRICHING', 'REFINING'] as const).map((status) => ({
      status,
      run: async (context) => {
        this.runs.push({ stage: status, jobId: context.job.jobId, attempt: context.attempt });
        this.starts.happened();
        await this.behaviours.get(status)?.(context);
        return status;
      },
      output: outputOf,
    }));
  }
}

function outputOf(status: StageStatus): StageOutput {
  switch (status) {
    case 'TRANSCRIBING':
      return transcriptOutput({
        text: 'the transcript',
        segments: [{ start: 0, end: 1.5, text: 'the transcript', confidence: 0.9 }],
        language: 'en',
        languageConfidence: 0.99,
        durationSeconds: 2,
        speechSeconds: 1.5,
        flags: [],
        usage: [{ provider: 'scripted', model: 'none', requests: 1, audioSeconds: 2 }],
      });
    case 'ENRICHING':
      return enrichmentOutput({
        document: {
          language: 'en',
          wordCount: 2,
          sentenceCount: 1,
          durationSeconds: 2,
          speakingRate: 60,
          keyTerms: [],
          glossaryHits: [],
        },
        systemPrompt: 'the prompt',
        brandBible: { name: 'test', version: 1, hash: '0'.repeat(64) },
      });
    case 'REFINING':
      return refinementOutput({
        text: 'The transcript.',
        provider: 'scripted',
        model: 'none',
        verdict: 'PASS',
        findings: [],
        promptHash: '0'.repeat(64),
        usage: [],
      });
  }
}
