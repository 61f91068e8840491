import type { Coverage } from '../../language/compare/verdict.js';
import { storableJson } from '../record/storable-text.js';
import type { Enrichment } from './enrichment.js';
import type { ProviderUsage } from './provider-usage.js';
import type { Refinement } from './refinement.js';
import type { Transcript } from './transcript.js';

/** The output of a run of a stage. It is stored in the transaction of the job's move. */
export interface StageOutput {
  /** Columns of the job's row. */
  readonly transcript?: string;
  readonly prompt?: string;
  readonly text?: string;
  /** The verdict on `text`. */
  readonly verdict?: Refinement['verdict'];
  /** Input of the stage's storing function in the database (job_stages.stores), in its own format; absent: nothing. */
  readonly record?: object;
  /** The requests to providers, in order. */
  readonly usage: readonly ProviderUsage[];
}

/** The output of TRANSCRIBING. */
export function transcriptOutput(transcript: Transcript): StageOutput {
  return {
    transcript: transcript.text,
    record: {
      language: transcript.language,
      language_confidence: transcript.languageConfidence,
      duration_seconds: transcript.durationSeconds,
      speech_seconds: transcript.speechSeconds,
      flags: transcript.flags,
      segments: transcript.segments.map(({ start, end, text, confidence, words, speaker }) => ({
        start_seconds: start,
        end_seconds: end,
        text,
        confidence,
        words,
        speaker,
      })),
    },
    usage: transcript.usage,
  };
}

/** The output of ENRICHING. */
export function enrichmentOutput({ document, systemPrompt, brandBible }: Enrichment): StageOutput {
  return {
    prompt: systemPrompt,
    record: {
      document,
      brand_bible_name: brandBible.name,
      brand_bible_version: brandBible.version,
      brand_bible_hash: brandBible.hash,
    },
    usage: [],
  };
}

/** The output of REFINING: the text, preceded by the rejected text that it replaces. */
export function refinementOutput(refinement: Refinement): StageOutput {
  return {
    text: refinement.text,
    verdict: refinement.verdict,
    ...(refinement.systemPrompt === undefined ? {} : { prompt: refinement.systemPrompt }),
    ...rejectedOutput(refinement),
  };
}

/** The output for a text that is not published: its versions and its cost. */
export function rejectedOutput(refinement: Refinement): StageOutput {
  const versions = inOrder(refinement);
  return {
    record: { versions: versions.map((version) => columnsOf(version, version !== refinement)) },
    usage: versions.flatMap(({ usage }) => usage),
  };
}

/** The rejected texts, followed by the text that replaces them. */
function inOrder(refinement: Refinement): readonly Refinement[] {
  return refinement.rejected === undefined ? [refinement] : [...inOrder(refinement.rejected), refinement];
}

/** Shows the database that the current rules judged the text: a refinement without a coverage is graded as one of release 0.1.0. */
const NOTHING_RECORDED: Coverage = { language: null, languageFrom: 'unknown', checked: [], unchecked: [] };

/** A refinement as columns of the table. */
function columnsOf(refinement: Refinement, rejected: boolean): object {
  const { brandBible } = refinement;
  return {
    text: refinement.text,
    provider: refinement.provider,
    model: refinement.model,
    verdict: rejected ? 'REJECT' : refinement.verdict,
    findings: refinement.findings,
    coverage: refinement.coverage ?? NOTHING_RECORDED,
    opinions: storableJson(refinement.opinions ?? []),
    repaired: refinement.repaired ?? [],
    prompt_hash: refinement.promptHash,
    usage: refinement.usage.map(({ callId: _, ...usage }) => usage),
    system_prompt: refinement.systemPrompt,
    brand_bible_name: brandBible?.name,
    brand_bible_version: brandBible?.version,
    brand_bible_hash: brandBible?.hash,
    transcript_hash: refinement.transcriptHash,
  };
}
