import { ArgsType, type ComplexityEstimatorArgs, Field, Int } from '@nestjs/graphql';
import { IsInt, Max, Min } from 'class-validator';

/** A two-hour recording has some thousand segments. */
const MOST = 1000;
const USUAL = 100;

/** Segments are short and come by one read of an index: four of them count as one entry of another list. */
export function segmentsCost({ args, childComplexity }: ComplexityEstimatorArgs): number {
  const first: unknown = args.first;
  return 1 + Math.ceil((typeof first === 'number' ? first : USUAL) / 4) * childComplexity;
}

/** The arguments of `Job.segments`. */
@ArgsType()
export class SegmentsArgs {
  @Field(() => Int, { defaultValue: USUAL, description: `How many, 1 to ${MOST}.` })
  @IsInt()
  @Min(1)
  @Max(MOST, { message: `must be ${MOST} or less` })
  first: number;

  @Field(() => Int, { defaultValue: -1, description: 'Only those after this ordinal; -1 from the start.' })
  @IsInt()
  @Min(-1)
  @Max(2_147_483_647)
  after: number;
}
