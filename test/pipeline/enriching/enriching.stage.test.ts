import { describe, expect, it } from '@jest/globals';
import { DEFAULT_BRAND_BIBLE } from '../../../src/brand/default-brand-bible.js';
import { NO_HINTS } from '../../../src/jobs/record/job-hints.js';
import type { JobRecord } from '../../../src/jobs/record/job-record.js';
import type { TranscriptFacts } from '../../../src/jobs/results/transcript-reader.js';
import { directDesk } from '../../../src/language/thread/text-desk.js';
import { EnrichingStage } from '../../../src/pipeline/enriching/enriching.stage.js';
import { TranscriptStudy } from '../../../src/pipeline/enriching/transcript-study.js';
import { quietLogger } from '../../support/quiet-logger.js';
import { ShippedBrandBibles } from '../../support/shipped-brand-bibles.js';

/** Every rule has to do with every transcript. */
const study = new TranscriptStudy({ rank: (texts) => Promise.resolve(texts.map(() => 1)) }, directDesk);
const RAW = 'um welcome to evolution studios the studio has a new studio desk and we recorded a pod cast in the studio';

function jobWith(rawTranscript: string | null): JobRecord {
  return {
    jobId: '00000000-0000-4000-8000-000000000001',
    createdAt: new Date(0),
    status: 'ENRICHING',
    userId: '00000000-0000-4000-8000-000000000002',
    rawAudioUrl: 'a.mp3',
    rawTranscript,
    refinedText: null,
    verdict: null,
    systemPromptUsed: null,
    processingTimeMs: null,
    errorDetails: null,
    clientJobId: null,
    ...NO_HINTS,
    submittedBy: 'user',
    drivenBy: 'engine',
    attempt: 1,
    audioDeletedAt: null,
    textsDeletedAt: null,
  };
}

async function enrich(rawTranscript: string | null, facts: TranscriptFacts = { durationSeconds: 10, language: null }) {
  const stage = new EnrichingStage({ read: () => Promise.resolve(facts) }, new ShippedBrandBibles(), study);
  const signal = new AbortController().signal;
  const context = { job: jobWith(rawTranscript), attempt: 1, signal, log: quietLogger, progress: () => undefined };
  const result = await stage.run(context);
  if (result.stage !== 'ENRICHING') throw new Error('another stage answered');
  return result.enrichment;
}

describe('the ENRICHING stage', () => {
  it('describes the transcript', async () => {
    const { document, brandBible } = await enrich(RAW);
    expect(document).toMatchObject({
      language: 'en',
      wordCount: 21,
      sentenceCount: 1,
      durationSeconds: 10,
      speakingRate: 126,
    });
    expect(document.keyTerms[0]).toEqual({ term: 'studio', count: 3 });
    expect(brandBible).toEqual({ name: 'Evolution Studios', version: 1, hash: DEFAULT_BRAND_BIBLE.contentHash });
  });

  it('names the places where glossary terms were heard', async () => {
    const { document } = await enrich(RAW);
    expect(document.glossaryHits.map(({ term, heard }) => [term, heard])).toEqual([
      ['Evolution Studios', 'evolution studios'],
      ['podcast', 'pod cast'],
    ]);
    for (const { heard, start, end } of document.glossaryHits) expect(RAW.slice(start, end)).toBe(heard);
  });

  it('names people, places, organisations, dates and amounts with their places', async () => {
    const text = 'Today maria came from New York to Abbey Studios on Monday and paid four hundred dollars.';
    const { document } = await enrich(text);
    expect(document.entities?.map(({ kind, text: found }) => [kind, found])).toEqual([
      ['date', 'Today'],
      ['person', 'maria'],
      ['place', 'New York'],
      ['organisation', 'Abbey Studios'],
      ['date', 'Monday'],
      ['amount', 'four hundred dollars'],
    ]);
    for (const { text: found, start, end } of document.entities ?? []) expect(text.slice(start, end)).toBe(found);
    expect((await enrich(RAW)).document.topics?.slice(0, 3)).toEqual(['Evolution Studios', 'podcast', 'studio']);
  });

  it('composes the same prompt for the same transcript', async () => {
    const first = await enrich(RAW);
    expect(await enrich(RAW)).toEqual(first);
    expect(first.systemPrompt).toContain('Evolution Studios');
  });

  it('believes the recogniser about the language, and guesses nothing from a few letters', async () => {
    expect((await enrich(RAW, { durationSeconds: null, language: 'fr' })).document).toMatchObject({
      language: 'fr',
      speakingRate: null,
    });
    expect((await enrich('yes')).document.language).toBeNull();
    expect((await enrich('wir haben heute im großen raum ein lied aufgenommen')).document.language).toBe('de');
  });

  it('has nothing to do without a transcript', async () => {
    await expect(enrich(' ')).rejects.toMatchObject({ code: 'NO_SPEECH' });
    await expect(enrich(null)).rejects.toMatchObject({ code: 'NO_SPEECH' });
  });
});
