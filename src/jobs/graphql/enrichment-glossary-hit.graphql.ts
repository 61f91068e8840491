import { Field, Int, ObjectType } from '@nestjs/graphql';

/** One of `JobEnrichment.glossaryHits`. */
@ObjectType('EnrichmentGlossaryHit', { description: 'A place where a term of the brand’s glossary was heard.' })
export class EnrichmentGlossaryHitType {
  @Field(() => String, { description: 'The term in its one right spelling.' })
  term: string;

  @Field(() => String, { description: 'What the recogniser made of it.' })
  heard: string;

  @Field(() => [Int], { description: 'UTF-16 offsets in the raw transcript: start and end.' })
  span: readonly [number, number];
}
