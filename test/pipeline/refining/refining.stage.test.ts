import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { pinOf } from '../../../src/brand/brand-bibles.js';
import { DEFAULT_BRAND_BIBLE } from '../../../src/brand/default-brand-bible.js';
import type { JobRecord } from '../../../src/jobs/record/job-record.js';
import { directDesk } from '../../../src/language/thread/text-desk.js';
import { TranscriptStudy } from '../../../src/pipeline/enriching/transcript-study.js';
import { CopyEditor } from '../../../src/pipeline/refining/copy-editor.js';
import { FaithfulRefining } from '../../../src/pipeline/refining/faithful-refining.js';
import type { Refiner } from '../../../src/pipeline/refining/refiner.js';
import { RefiningStage } from '../../../src/pipeline/refining/refining.stage.js';
import { RefiningChoice } from '../../../src/pipeline/refining/refining-choice.js';
import type { RefiningPins } from '../../../src/pipeline/refining/refining-store.js';
import { quietLogger } from '../../support/quiet-logger.js';
import { ShippedBrandBibles } from '../../support/shipped-brand-bibles.js';

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

const study = new TranscriptStudy({ rank: (texts) => Promise.resolve(texts.map(() => 0)) }, directDesk);
const shipped = pinOf(DEFAULT_BRAND_BIBLE);

function refine(
  refiner: Refiner,
  {
    record = job,
    pins = {},
    fallback = false,
  }: { record?: JobRecord; pins?: Partial<RefiningPins>; fallback?: boolean } = {},
) {
  const transcripts = { read: () => Promise.resolve({ durationSeconds: 5, language: 'en' }) };
  const stored = { read: () => Promise.resolve({ enriched: shipped, ordered: null, edited: false, ...pins }) };
  const choice = new RefiningChoice(
    new FaithfulRefining(refiner),
    fallback ? new FaithfulRefining(new CopyEditor()) : null,
  );
  const stage = new RefiningStage(transcripts, new ShippedBrandBibles(), stored, study, choice);
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
        model: 'rules-4',
        verdict: 'PASS',
        coverage: expect.objectContaining({ language: 'en', languageFrom: 'given' }),
        findings: [],
        opinions: [],
        repaired: [],
        promptHash: hash,
        usage: [{ provider: 'copy-editor', model: 'rules-4', requests: 0 }],
        systemPrompt: 'the stored prompt',
        brandBible: shipped,
        transcriptHash: createHash('sha256').update(RAW).digest('hex'),
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

  it('hands a rejected text over with its findings, to be stored for a person', async () => {
    const outcome = refine(saying('We recorded 540 songs at Evolution Studios.'));
    await expect(outcome).rejects.toMatchObject({
      refinement: {
        verdict: 'REJECT',
        text: expect.stringContaining('540'),
        findings: expect.arrayContaining([expect.objectContaining({ check: 'figures' })]),
      },
    });
  });

  it('puts the copy-editor’s text in the place of a rejected one where the setting says so, flagged', async () => {
    const result = await refine(saying('We recorded 540 songs at Evolution Studios.'), { fallback: true });
    expect(result).toMatchObject({
      refinement: {
        text: 'We recorded 450 songs at Evolution Studios.',
        provider: 'copy-editor',
        verdict: 'REVIEW',
        findings: [{ check: 'fallback' }],
        rejected: { provider: 'parrot', verdict: 'REJECT' },
      },
    });
  });

  it('refuses a Brand Bible whose content is not the one that was pinned', async () => {
    const changed = { ...shipped, hash: '0'.repeat(64) };
    await expect(refine(new CopyEditor(), { pins: { enriched: changed } })).rejects.toMatchObject({ code: 'CONFLICT' });
    const gone = { ...shipped, version: 99 };
    await expect(refine(new CopyEditor(), { pins: { enriched: gone } })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('composes the prompt anew for a version that was ordered since', async () => {
    const result = await refine(new CopyEditor(), { pins: { ordered: shipped } });
    expect(result).toMatchObject({ refinement: { systemPrompt: expect.stringContaining('You are a copy-editor') } });
  });

  it('takes out what the database cannot store', async () => {
    const result = await refine(saying('We recorded\u0000 450 songs at Evolution Studios.'));
    expect(result).toMatchObject({ refinement: { text: 'We recorded 450 songs at Evolution Studios.' } });
  });

  it('has nothing to do without a transcript', async () => {
    await expect(refine(new CopyEditor(), { record: { ...job, rawTranscript: '' } })).rejects.toMatchObject({
      code: 'NO_SPEECH',
    });
  });
});
