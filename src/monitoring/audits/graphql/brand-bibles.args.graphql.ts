import { ArgsType, Field, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { STORABLE_LINE, STORABLE_MESSAGE } from '../../../jobs/graphql/storable.js';
import { DEFAULT_PAGE, LARGEST_PAGE } from '../../../platform/graphql/connection-args.graphql.js';

/** The arguments of `brandBibles`. */
@ArgsType()
export class BrandBiblesArgs {
  @Field(() => Int, {
    nullable: true,
    description: `How many; ${DEFAULT_PAGE} when nothing is said, ${LARGEST_PAGE} at most.`,
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(LARGEST_PAGE)
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what comes after this cursor.' })
  @IsOptional()
  @MaxLength(1024, { message: 'must be a cursor that an earlier page gave' })
  after?: string | null;

  @Field(() => String, { nullable: true, description: 'Only the versions of this brand.' })
  @IsOptional()
  @Length(1, 120, { message: 'must have 1 to 120 characters' })
  @Matches(STORABLE_LINE, { message: STORABLE_MESSAGE })
  brand?: string | null;
}
