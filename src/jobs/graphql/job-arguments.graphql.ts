import { ArgsType, type ComplexityEstimatorArgs, Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import { Uuid } from '../../platform/graphql/scalars.graphql.js';
import { IsKeywords, IsLanguageTag, IsSpeakers, LONGEST_KEYWORD, MOST_KEYWORDS } from '../intake/hint-rules.js';
import { MOST_SPEAKERS } from '../record/speakers-wanted.js';
import { STORABLE_LINE, STORABLE_MESSAGE } from '../record/storable-text.js';

/** Names one job. What could be no job's name is simply not found. */
@ArgsType()
export class JobIdArgs {
  @Field(() => ID, { description: 'The job’s UUID, or the name its submitter gave it.' })
  @Length(1, 128, { message: 'must have 1 to 128 characters' })
  id: string;
}

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
  @Field(() => Int, { defaultValue: USUAL, description: `How many, 0 to ${MOST}.` })
  @IsInt()
  @Min(0)
  @Max(MOST, { message: `must be ${MOST} or less` })
  first: number;

  @Field(() => Int, { defaultValue: -1, description: 'Only those after this ordinal; -1 from the start.' })
  @IsInt()
  @Min(-1)
  @Max(2_147_483_647)
  after: number;
}

/** The input of `createJob`: what the body of REST's intake has, in camelCase. */
@InputType('CreateJobInput', {
  description: 'A recording to submit. Set exactly one of supabaseFileId and rawAudioUrl.',
})
export class CreateJobInput {
  @Field(() => Uuid, {
    nullable: true,
    description: 'The owner of the job. A user may leave it out or set their own id; a key must set one.',
  })
  @IsOptional()
  @IsUUID('all')
  userId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The submitter’s own name for the job, 1 to 128 characters: makes the call idempotent.',
  })
  @IsOptional()
  @Length(1, 128, { message: 'must have 1 to 128 characters' })
  @Matches(STORABLE_LINE, { message: STORABLE_MESSAGE })
  jobId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Whose rules the text follows; left out: the user’s own brand, else the default one.',
  })
  @IsOptional()
  @Length(1, 120, { message: 'must have 1 to 120 characters' })
  @Matches(STORABLE_LINE, { message: STORABLE_MESSAGE })
  brand?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'BCP 47 tag of the language that is spoken, such as en or pt-BR; left out: it is detected.',
  })
  @IsOptional()
  @IsLanguageTag()
  language?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: `Names and words that occur in the recording, the most important first: at most ${MOST_KEYWORDS}, ${LONGEST_KEYWORD} characters each.`,
  })
  @IsOptional()
  @IsKeywords()
  keywords?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: `Whether the transcript distinguishes speakers: off, auto or their number, 1 to ${MOST_SPEAKERS}; left out: the setting SPEAKERS applies.`,
  })
  @IsOptional()
  @IsSpeakers()
  speakers?: string | null;

  @Field(() => String, { nullable: true, description: 'The object’s path in the audio bucket.' })
  @IsOptional()
  @Length(1, 1024, { message: 'must have 1 to 1024 characters' })
  supabaseFileId?: string | null;

  @Field(() => String, { nullable: true, description: 'The address of audio outside the bucket.' })
  @IsOptional()
  @Length(1, 4096, { message: 'must have 1 to 4096 characters' })
  rawAudioUrl?: string | null;
}
