import { Field, ObjectType } from '@nestjs/graphql';

/** One of `brandBibleDiff`. */
@ObjectType('BrandBibleChange', { description: 'A difference between two versions of a Brand Bible.' })
export class BrandBibleChangeType {
  @Field(() => String, { description: 'The place: style, glossary "podcast", banned "utilize", …' })
  place: string;

  @Field(() => String, { description: 'ADDED, REMOVED or CHANGED.' })
  kind: string;

  @Field(() => String, { nullable: true, description: 'The old value; null where there was none.' })
  before: string | null;

  @Field(() => String, { nullable: true, description: 'The new value; null where there is none.' })
  after: string | null;
}
