import { Field, InputType } from '@nestjs/graphql';
import { IsBoolean, IsOptional, IsString, Length, MaxLength } from 'class-validator';

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
