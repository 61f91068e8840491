import { Field, ObjectType } from '@nestjs/graphql';

/** One of `BrandBible.glossary`. */
@ObjectType({ description: 'A name or term with its one right spelling.' })
export class BrandGlossaryEntry {
  @Field(() => String, { description: 'The right spelling.' })
  term: string;

  @Field(() => [String], { description: 'What recognisers make of it.' })
  heardAs: readonly string[];

  @Field(() => String, { nullable: true, description: 'What else is to be known of it.' })
  notes: string | null;
}

/** One of `BrandBible.banned`. */
@ObjectType({ description: 'Wording the brand does not use.' })
export class BrandBannedWording {
  @Field(() => String, { description: 'The wording.' })
  banned: string;

  @Field(() => String, { nullable: true, description: 'What stands in its place; null where a person must find it.' })
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
