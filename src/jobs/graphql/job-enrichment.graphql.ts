import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.graphql.js';
import type { EnrichmentRow } from '../results/job-enrichment-store.js';
import { EnrichmentEntityType, entitiesView } from './enrichment-entity.graphql.js';
import { EnrichmentGlossaryHitType } from './enrichment-glossary-hit.graphql.js';
import { EnrichmentKeyPhraseType } from './enrichment-key-phrase.graphql.js';

/** `Job.enrichment`. */
@ObjectType('JobEnrichment', { description: 'What is known of a transcript before it is refined.' })
export class JobEnrichmentType {
  @Field(() => String, { nullable: true, description: 'BCP 47, such as en; null where it is not known.' })
  language: string | null;

  @Field(() => Float, { nullable: true, description: 'Length of the recording; null where it is not known.' })
  durationSeconds: number | null;

  @Field(() => Float, { nullable: true, description: 'Words a minute; null without a duration.' })
  speakingRate: number | null;

  @Field(() => Int, { description: 'Words of the transcript.' })
  wordCount: number;

  @Field(() => Int, { description: 'Sentences of the transcript.' })
  sentenceCount: number;

  @Field(() => [EnrichmentKeyPhraseType], { description: 'The most frequent first, 15 at most.' })
  keyPhrases: readonly EnrichmentKeyPhraseType[];

  @Field(() => [EnrichmentEntityType], {
    description: 'Who and what is named, each once, in order; names in English alone.',
  })
  entities: readonly EnrichmentEntityType[];

  @Field(() => [EnrichmentGlossaryHitType], { description: 'In the order of the transcript, 2,000 at most.' })
  glossaryHits: readonly EnrichmentGlossaryHitType[];

  @Field(() => [String], { description: 'What it is about: glossary terms that were heard, then key phrases.' })
  topics: readonly string[];

  @Field(() => String, { description: 'The brand under whose rules it was studied.' })
  brandBibleName: string;

  @Field(() => Int, { description: 'The version of those rules.' })
  brandBibleVersion: number;

  @Field(() => String, { description: 'SHA-256 of that version’s content, hex.' })
  brandBibleHash: string;

  @Field(() => DateTime, { description: 'When it was stored.' })
  createdAt: Date;
}

/** Documents from before there were entities and topics have none. */
export function enrichmentView(row: EnrichmentRow): JobEnrichmentType {
  const { keyTerms, glossaryHits, entities = [], topics = [], ...facts } = row.document;
  return {
    ...facts,
    keyPhrases: keyTerms.map(({ term, count }) => ({ text: term, count })),
    entities: entitiesView(entities),
    glossaryHits: glossaryHits.map(({ term, heard, start, end }) => ({ term, heard, span: [start, end] })),
    topics,
    brandBibleName: row.brand_bible_name,
    brandBibleVersion: row.brand_bible_version,
    brandBibleHash: row.brand_bible_hash,
    createdAt: row.created_at,
  };
}
