import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { BrandBibleProblem } from '../brand-bible-problems.js';

/** One of `brandBibleDiff`. */
@ObjectType('BrandBibleChange', { description: 'A difference between two versions of a Brand Bible.' })
export class BrandBibleChangeType {
  @Field(() => String, { description: 'The place: style, glossary "podcast", banned "utilize", …' })
  place: string;

  @Field(() => String, { description: 'ADDED, REMOVED or CHANGED.' })
  kind: string;

  @Field(() => String, { nullable: true, description: 'The old value; null if there was none.' })
  before: string | null;

  @Field(() => String, { nullable: true, description: 'The new value; null if there is none.' })
  after: string | null;
}

/** One of `BrandBibleCheck.problems`. */
@ObjectType('BrandBibleProblem', { description: 'A problem in the source of a Brand Bible.' })
class BrandBibleProblemType implements BrandBibleProblem {
  @Field(() => Int, { nullable: true, description: 'Its line, from 1; null if it concerns no single line.' })
  line: number | null;

  @Field(() => String, { description: 'What it is about, such as glossary[2].term.' })
  field: string;

  @Field(() => String, { description: 'What is not valid, and what is expected.' })
  message: string;
}

/** The answer of `checkBrandBible`. */
@ObjectType('BrandBibleCheck', { description: 'The problems that prevent publishing a source.' })
export class BrandBibleCheckType {
  @Field(() => [BrandBibleProblemType], { description: 'Every problem, in the order of the lines; empty: none.' })
  problems: readonly BrandBibleProblemType[];

  @Field(() => String, { nullable: true, description: 'The brand that the source names.' })
  name: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that the source names.' })
  version: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The newest stored version of that brand; null if there is none.',
  })
  newest: number | null;
}
