import { Inject, Injectable } from '@nestjs/common';
import type { BrandBible } from '../../brand/brand-bible.js';
import { composeSystemPrompt, PROMPT_TOKEN_BUDGET } from '../../brand/compose-system-prompt.js';
import { RULE_RANKING, type RuleRanking } from '../../brand/rule-ranking.js';
import type { EnrichmentDocument } from '../../jobs/results/enrichment.js';
import type { TranscriptFacts } from '../../jobs/transcript-reader.js';
import { detectLanguage } from './detect-language.js';
import { entitiesOf } from './entities.js';
import { findGlossaryHits } from './glossary-hits.js';
import { keyTermsOf } from './key-terms.js';
import { countText, speakingRate } from './text-counts.js';

const TOPICS = 10;

/** The grammar of numbers and names is English; null counts as English. */
function english(language: string | null): boolean {
  return (language ?? 'en').toLowerCase().split('-')[0] === 'en';
}

/** What is known about a transcript, and the system prompt that follows from it. */
export interface StudiedTranscript {
  readonly document: EnrichmentDocument;
  readonly systemPrompt: string;
}

/** Studies a transcript under a Brand Bible. The same transcript and version give the same document and the same prompt, byte for byte. */
@Injectable()
export class TranscriptStudy {
  constructor(@Inject(RULE_RANKING) private readonly ranking: RuleRanking) {}

  async study(
    text: string,
    facts: Pick<TranscriptFacts, 'language' | 'durationSeconds'>,
    brandBible: BrandBible,
  ): Promise<StudiedTranscript> {
    const counts = countText(text);
    const language = facts.language ?? (await detectLanguage(text));
    const [keyTerms, glossaryHits] = [keyTermsOf(text), findGlossaryHits(text, brandBible.glossary)];
    const document: EnrichmentDocument = {
      language,
      wordCount: counts.words,
      sentenceCount: counts.sentences,
      durationSeconds: facts.durationSeconds,
      speakingRate: speakingRate(counts.words, facts.durationSeconds),
      keyTerms,
      glossaryHits,
      entities: english(language) ? entitiesOf(text) : [],
      topics: [...new Set([...glossaryHits.map(({ term }) => term), ...keyTerms.map(({ term }) => term)])].slice(
        0,
        TOPICS,
      ),
    };
    const { style, voice, examples } = brandBible;
    const rules = [...style, ...voice, ...examples.map(({ spoken, written }) => `${spoken}\n${written}`)];
    const relevance = await this.ranking.rank(rules, text, language);
    const context = { language, glossaryHits: document.glossaryHits, relevance };
    return { document, systemPrompt: composeSystemPrompt(brandBible, context, { tokenBudget: PROMPT_TOKEN_BUDGET }) };
  }
}
