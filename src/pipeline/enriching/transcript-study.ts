import { Inject, Injectable } from '@nestjs/common';
import type { BrandBible } from '../../brand/brand-bible.js';
import { composeSystemPrompt, PROMPT_TOKEN_BUDGET } from '../../brand/compose-system-prompt.js';
import { RULE_RANKING, type RuleRanking } from '../../brand/rule-ranking.js';
import type { EnrichmentDocument } from '../../jobs/results/enrichment.js';
import type { TranscriptFacts } from '../../jobs/results/transcript-reader.js';
import { TEXT_DESK, type TextDesk } from '../../language/thread/text-desk.js';

/** What is known about a transcript, and the system prompt that follows from it. */
export interface StudiedTranscript {
  readonly document: EnrichmentDocument;
  readonly systemPrompt: string;
}

/** Studies a transcript under a Brand Bible. The same transcript and version give the same document and the same prompt, byte for byte. */
@Injectable()
export class TranscriptStudy {
  constructor(
    @Inject(RULE_RANKING) private readonly ranking: RuleRanking,
    @Inject(TEXT_DESK) private readonly desk: TextDesk,
  ) {}

  /** @throws what the ranking throws, Fault of the desk; the signal's reason when aborted */
  async study(
    text: string,
    facts: Pick<TranscriptFacts, 'language' | 'durationSeconds' | 'speakers'>,
    brandBible: BrandBible,
    signal?: AbortSignal,
  ): Promise<StudiedTranscript> {
    const { language: heard, durationSeconds, speakers } = facts;
    const { glossary, style, voice, examples } = brandBible;
    const document = await this.desk.run(
      'describe',
      { text, language: heard, durationSeconds, glossary, speakers },
      signal,
    );
    const { language, glossaryHits } = document;
    const rules = [...style, ...voice, ...examples.map(({ spoken, written }) => `${spoken}\n${written}`)];
    const relevance = await this.ranking.rank(rules, text, language);
    const context = { language, glossaryHits, relevance };
    return { document, systemPrompt: composeSystemPrompt(brandBible, context, { tokenBudget: PROMPT_TOKEN_BUDGET }) };
  }
}
