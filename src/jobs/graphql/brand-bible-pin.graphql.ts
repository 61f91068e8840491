import { Field, Int, ObjectType } from '@nestjs/graphql';

/** `Job.brandBible`. */
@ObjectType('BrandBiblePin', { description: 'One version of a Brand Bible, whatever is published since.' })
export class BrandBiblePinType {
  @Field(() => String, { description: 'The brand.' })
  name: string;

  @Field(() => Int, { description: 'The version of its rules.' })
  version: number;

  @Field(() => String, { description: 'SHA-256 of that version’s content, hex.' })
  hash: string;
}
