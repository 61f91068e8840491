import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { TranscriptEntity } from '../../language/describe/description.js';

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

  @Field(() => String, { description: 'As it stands in the transcript.' })
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
