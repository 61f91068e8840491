import { ArgsType, Field, Int } from '@nestjs/graphql';
import { IsInt, Max, Min } from 'class-validator';

/** A two-hour recording has some thousand segments. */
const MOST = 1000;

/** The arguments of `Job.segments`. */
@ArgsType()
export class SegmentsArgs {
  @Field(() => Int, { defaultValue: 100, description: `How many, 1 to ${MOST}.` })
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
