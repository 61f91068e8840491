import { ArgsType, Field, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Length, Max, MaxLength, Min } from 'class-validator';

const CURSOR = { message: 'must be a cursor that an earlier page gave' };
const NAME = { message: 'must have 1 to 120 characters' };

/** The arguments of `brandBibles`. */
@ArgsType()
export class BrandBiblesArgs {
  @Field(() => Int, { nullable: true, description: 'How many; 20 by default, 100 at most.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100)
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what comes after this cursor.' })
  @IsOptional()
  @IsString(CURSOR)
  @MaxLength(512, CURSOR)
  after?: string | null;

  @Field(() => String, { nullable: true, description: 'Only of this brand.' })
  @IsOptional()
  @Length(1, 120, NAME)
  brand?: string | null;
}
