import { Field, Int, ObjectType } from '@nestjs/graphql';

/** One of `Refinement.findings`. */
@ObjectType('RefinementFinding', {
  description: 'Something a check found in a refined text. Spans are UTF-16 offsets: start and end.',
})
export class RefinementFindingType {
  @Field(() => String, { description: 'The check that found it.' })
  check: string;

  @Field(() => String, { description: 'What it found.' })
  message: string;

  @Field(() => [Int], { nullable: true, description: 'Where in the raw transcript.' })
  rawSpan: readonly [number, number] | null;

  @Field(() => [Int], { nullable: true, description: 'Where in the refined text.' })
  refinedSpan: readonly [number, number] | null;
}
