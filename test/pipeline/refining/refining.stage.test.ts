import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { ShippedBrandBibles } from '../../../src/brand/shipped-brand-bibles.js';
import type { JobRecord } from '../../../src/jobs/job-record.js';
import { CopyEditor } from '../../../src/pipeline/refining/copy-editor/copy-editor.js';
import { FaithfulRefining } from '../../../src/pipeline/refining/faithful-refining.js';
import type { Refiner } from '../../../src/pipeline/refining/refiner.js';
import { RefiningStage } from '../../../src/pipeline/refining/refining.stage.js';
import { quietLogger } from '../../support/quiet-logger.js';

const RAW = 'um we recorded four hundred and fifty songs at evolution studios';
const job = {
  jobId: '00000000-0000-4000-8000-000000000001',
  userId: '00000000-0000-4000-8000-000000000002',
  status: 'REFINING',
  rawTranscript: RAW,
  systemPromptUsed: 'the stored prompt',
} as JobRecord;

/** A refiner that always says the same, as a model that does not care. */
function saying(text: string): Refiner {
  const usage = { provider: 'parrot', model: 'p', requests: 1 };
  const refine = () => Promise.resolve({ text, usage, finishReason: 'stop' as const });
  return { provider: 'parrot', model: 'p', longestPart: null, canRepair: true, refine };
}

function refine(refiner: Refiner, record: JobRecord = job) {
  const transcripts = { read: () => Promise.resolve({ durationSeconds: 5, language: 'en' }) };
  const stage = new RefiningStage(transcripts, new ShippedBrandBibles(), new FaithfulRefining(refiner));
  const signal = new AbortController().signal;
  return stage.run({ job: record, attempt: 1, signal, log: quietLogger, progress: () => undefined });
}

describe('the REFINING stage', () => {
  it('gives the judged text with the hash of the prompt that was used', async () => {
    const hash = createHash('sha256').update('the stored prompt').digest('hex');
    expect(await refine(new CopyEditor())).toEqual({
      stage: 'REFINING',
      refinement: {
        text: 'We recorded 450 songs at Evolution Studios.',
        provider: 'copy-editor',
        model: 'rules-1',
        verdict: 'PASS',
        findings: [],
        promptHash: hash,
        usage: [{ provider: 'copy-editor', model: 'rules-1', requests: 0 }],
      },
    });
  });

  it('keeps a doubtful text for a person to look at', async () => {
    const result = await refine(saying('We recorded 450 songs at Evolution Studios'));
    expect(result).toMatchObject({ refinement: { verdict: 'REVIEW', findings: [{ check: 'unfinished' }] } });
  });

  it('lets no unfaithful text through, and repeats none of it in the fault', async () => {
    const outcome = refine(saying('We recorded 540 songs at Evolution Studios.'));
    await expect(outcome).rejects.toMatchObject({
      code: 'REFINER_UNFAITHFUL',
      message: expect.not.stringContaining('540'),
    });
  });

  it('takes out what the database cannot store', async () => {
    const result = await refine(saying('We recorded\u0000 450 songs at Evolution Studios.'));
    expect(result).toMatchObject({ refinement: { text: 'We recorded 450 songs at Evolution Studios.' } });
  });

  it('has nothing to do without a transcript', async () => {
    await expect(refine(new CopyEditor(), { ...job, rawTranscript: '' })).rejects.toMatchObject({ code: 'NO_SPEECH' });
  });
});
