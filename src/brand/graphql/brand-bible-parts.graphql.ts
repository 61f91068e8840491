import { Field, ObjectType } from '@nestjs/graphql';

/** One of `BrandBible.glossary`. */
@ObjectType({ description: 'A name or term with its correct spelling.' })
export class BrandGlossaryEntry {
  @Field(() => String, { description: 'The correct spelling.' })
  term: string;

  @Field(() => [String], { description: 'How recognisers mishear it.' })
  heardAs: readonly string[];

  @Field(() => String, { nullable: true, description: 'Further notes.' })
  notes: string | null;
}

/** One of `BrandBible.banned`. */
@ObjectType({ description: 'Wording the brand does not use.' })
export class BrandBannedWording {
  @Field(() => String, { description: 'The wording.' })
  banned: string;

  @Field(() => String, { nullable: true, description: 'What replaces it; null where a person must decide.' })
  preferred: string | null;
}

/** One of `BrandBible.examples`. */
@ObjectType({ description: 'A passage as it was spoken and as the brand would print it.' })
export class BrandExample {
  @Field(() => String, { description: 'As it was spoken.' })
  spoken: string;

  @Field(() => String, { description: 'As the brand would print it.' })
  written: string;
}
