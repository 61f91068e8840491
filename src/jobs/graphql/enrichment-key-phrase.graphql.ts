import { Field, Int, ObjectType } from '@nestjs/graphql';

/** One of `JobEnrichment.keyPhrases`. */
@ObjectType('EnrichmentKeyPhrase', { description: 'A word or a pair of words that the transcript speaks of most.' })
export class EnrichmentKeyPhraseType {
  @Field(() => String, { description: 'In lower case.' })
  text: string;

  @Field(() => Int, { description: 'How often it was said.' })
  count: number;
}
