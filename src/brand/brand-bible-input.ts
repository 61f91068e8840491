import 'reflect-metadata';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { type BrandNumberStyle, NUMBER_STYLES } from './brand-bible.js';

const LONGEST_TERM = 120;
const LONGEST_RULE = 500;
const LONGEST_EXAMPLE = 2_000;
/** One line that starts and ends with something visible. */
const ONE_LINE = /^\S(?:[^\n\r]*\S)?$/u;

class GlossaryInput {
  @Matches(ONE_LINE, { message: 'term must be one line of text' })
  @MaxLength(LONGEST_TERM)
  term: string;

  @IsArray()
  @ArrayMaxSize(50)
  @Matches(ONE_LINE, { each: true, message: 'each entry of heardAs must be one line of text' })
  @MaxLength(LONGEST_TERM, { each: true })
  heardAs: string[] = [];

  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_RULE)
  notes?: string | null;
}

class BannedInput {
  @Matches(ONE_LINE, { message: 'banned must be one line of text' })
  @MaxLength(LONGEST_TERM)
  banned: string;

  @IsOptional()
  @Matches(ONE_LINE, { message: 'preferred must be one line of text' })
  @MaxLength(LONGEST_TERM)
  preferred?: string | null;
}

class ExampleInput {
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_EXAMPLE)
  spoken: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_EXAMPLE)
  written: string;
}

/** A Brand Bible as people write it, before it is trusted. Every list and text has a bound. */
export class BrandBibleInput {
  @Matches(ONE_LINE, { message: 'name must be one line of text' })
  @MaxLength(LONGEST_TERM)
  name: string;

  @IsInt()
  @Min(1)
  @Max(1_000_000)
  version: number;

  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(LONGEST_RULE, { each: true })
  voice: string[] = [];

  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(LONGEST_RULE, { each: true })
  style: string[] = [];

  @IsArray()
  @ArrayMaxSize(1_000)
  @ArrayUnique((entry: GlossaryInput) => entry?.term, { message: 'must not name a term twice' })
  @ValidateNested({ each: true })
  @Type(() => GlossaryInput)
  glossary: GlossaryInput[] = [];

  @IsArray()
  @ArrayMaxSize(500)
  @ArrayUnique((entry: BannedInput) => entry?.banned, { message: 'must not name a wording twice' })
  @ValidateNested({ each: true })
  @Type(() => BannedInput)
  banned: BannedInput[] = [];

  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ExampleInput)
  examples: ExampleInput[] = [];

  @IsIn(NUMBER_STYLES)
  numberStyle: BrandNumberStyle = 'ten-and-above';

  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_RULE)
  outputFormat = 'Plain text in paragraphs.';
}
