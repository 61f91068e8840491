import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { TranscriptEntity } from '../../language/describe/description.js';
import { DateTime } from '../../platform/graphql/scalars.graphql.js';
import type { EnrichmentRow } from '../results/job-enrichment-store.js';

/** GraphQL's `EntityKind`: the names in capitals, as they are stored. */
export const EntityKindEnum = {
  PERSON: 'person',
  ORGANISATION: 'organisation',
  PLACE: 'place',
  DATE: 'date',
  AMOUNT: 'amount',
} as const satisfies Readonly<Record<string, TranscriptEntity['kind']>>;
registerEnumType(EntityKindEnum, {
  name: 'EntityKind',
  description: 'What is named in a transcript.',
  valuesMap: {
    PERSON: { description: 'A person.' },
    ORGANISATION: { description: 'A company, a label, an orchestra.' },
    PLACE: { description: 'A city, a country, a region.' },
    DATE: { description: 'A day, by its name or its date.' },
    AMOUNT: { description: 'A number with what it counts.' },
  },
});

/** One of `JobEnrichment.entities`. */
@ObjectType('EnrichmentEntity', { description: 'Somebody or something that the transcript names.' })
export class EnrichmentEntityType {
  @Field(() => EntityKindEnum, { description: 'What it is.' })
  kind: string;

  @Field(() => String, { description: 'Its wording in the transcript.' })
  text: string;

  @Field(() => [[Int]], { description: 'UTF-16 offsets in the raw transcript, start and end of each place.' })
  spans: readonly (readonly [number, number])[];
}

/** Entities with the same kind and text are one, with all their places, in the order in which each comes first. */
export function entitiesView(entities: readonly TranscriptEntity[]): EnrichmentEntityType[] {
  const groups = Map.groupBy(entities, ({ kind, text }) => `${kind} ${text}`);
  return [...groups.values()].map((group) => {
    const { kind, text } = group[0] as TranscriptEntity;
    return { kind, text, spans: group.map(({ start, end }) => [start, end] as const) };
  });
}

/** One of `JobEnrichment.glossaryHits`. */
@ObjectType('EnrichmentGlossaryHit', { description: 'A place where a term of the brand’s glossary was heard.' })
export class EnrichmentGlossaryHitType {
  @Field(() => String, { description: 'The term in its correct spelling.' })
  term: string;

  @Field(() => String, { description: 'What the recogniser heard.' })
  heard: string;

  @Field(() => [Int], { description: 'UTF-16 offsets in the raw transcript: start and end.' })
  span: readonly [number, number];
}

/** One of `JobEnrichment.keyPhrases`. */
@ObjectType('EnrichmentKeyPhrase', { description: 'A word or a pair of words that is frequent in the transcript.' })
export class EnrichmentKeyPhraseType {
  @Field(() => String, { description: 'In lower case.' })
  text: string;

  @Field(() => Int, { description: 'How often it was said.' })
  count: number;
}

/** `Job.enrichment`. */
@ObjectType('JobEnrichment', { description: 'The analysis of a transcript before it is refined.' })
export class JobEnrichmentType {
  @Field(() => String, { nullable: true, description: 'BCP 47, such as en; null if it is not known.' })
  language: string | null;

  @Field(() => Float, { nullable: true, description: 'Length of the recording; null if it is not known.' })
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
    description: 'The people and things that are named, each once, in order; names only in English.',
  })
  entities: readonly EnrichmentEntityType[];

  @Field(() => [EnrichmentGlossaryHitType], { description: 'In the order of the transcript, 2,000 at most.' })
  glossaryHits: readonly EnrichmentGlossaryHitType[];

  @Field(() => [String], { description: 'What it is about: glossary terms that were heard, then key phrases.' })
  topics: readonly string[];

  @Field(() => String, { description: 'The brand whose rules were applied.' })
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
