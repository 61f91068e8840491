import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import { IsBoolean, IsInt, IsOptional, IsString, Length, Max, MaxLength, Min } from 'class-validator';

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

/** The input of `publishBrandBible`. */
@InputType('PublishBrandBibleInput', { description: 'A version of a Brand Bible as its author wrote it.' })
export class PublishBrandBibleInput {
  @Field(() => String, { description: 'Markdown with front matter, or JSON; it names the brand and the version.' })
  @IsString()
  @Length(1, 1_000_000)
  source: string;

  @Field(() => String, { nullable: true, description: 'A note for those who read the list of versions.' })
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  note?: string | null;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Whether new jobs of the brand follow it immediately. False stores a draft.',
  })
  @IsBoolean()
  activate: boolean;
}
