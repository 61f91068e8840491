import type { BrandFacts } from '../compare/verdict.js';
import { readTurns, withoutLabels } from '../text/turns.js';
import type { TranscriptDescription } from './description.js';
import { detectLanguage } from './detect-language.js';
import { entitiesOf } from './entities.js';
import { findGlossaryHits } from './glossary-hits.js';
import { keyTermsOf } from './key-terms.js';
import { countText, speakingRate } from './text-counts.js';

const TOPICS = 10;

/** A transcript and the metadata from its recogniser. */
export interface TranscriptToDescribe {
  readonly text: string;
  /** BCP 47; null: detected in the text. */
  readonly language: string | null;
  readonly durationSeconds: number | null;
  readonly glossary: BrandFacts['glossary'];
  /** The labels with which its turns begin: they are not spoken words. */
  readonly speakers?: readonly string[];
}

/** Describes a transcript. The same transcript and glossary give the same description. */
export async function describeTranscript(transcript: TranscriptToDescribe): Promise<TranscriptDescription> {
  const { durationSeconds, glossary, speakers = [] } = transcript;
  const text = withoutLabels(transcript.text, readTurns(transcript.text, speakers));
  const counts = countText(text);
  const language = transcript.language ?? (await detectLanguage(text));
  const [keyTerms, glossaryHits] = [keyTermsOf(text, language), findGlossaryHits(text, glossary)];
  const topics = new Set([...glossaryHits.map(({ term }) => term), ...keyTerms.map(({ term }) => term)]);
  return {
    language,
    wordCount: counts.words,
    sentenceCount: counts.sentences,
    durationSeconds,
    speakingRate: speakingRate(counts.words, durationSeconds),
    keyTerms,
    glossaryHits,
    entities: entitiesOf(text, language),
    topics: [...topics].slice(0, TOPICS),
  };
}
