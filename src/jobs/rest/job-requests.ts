import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { VERDICTS, type Verdict } from '../../language/compare/verdict.js';
import { IsKeywords, IsLanguageTag, IsSpeakers, LONGEST_KEYWORD, MOST_KEYWORDS } from '../intake/hint-rules.js';
import { readJobCursor, writeJobCursor } from '../reading/job-cursor.js';
import type { JobRecord } from '../record/job-record.js';
import { JOB_STATUSES, type JobStatus } from '../record/job-status.js';
import { MOST_SPEAKERS } from '../record/speakers-wanted.js';
import { STORABLE_LINE, STORABLE_MESSAGE } from '../record/storable-text.js';

/** The query of `GET /v1/jobs`. */
export class ListQuery {
  @ApiPropertyOptional({ enum: JOB_STATUSES })
  @IsOptional()
  @IsIn(JOB_STATUSES, { message: `must be one of ${JOB_STATUSES.join(', ')}` })
  status?: JobStatus;

  @ApiPropertyOptional({ enum: VERDICTS, description: 'Only jobs with this verdict on their refined text' })
  @IsOptional()
  @IsIn(VERDICTS, { message: `must be one of ${VERDICTS.join(', ')}` })
  verdict?: Verdict;

  @ApiPropertyOptional({ format: 'uuid', description: 'Only the jobs of this user' })
  @IsOptional()
  @IsUUID('all', { message: 'must be a UUID' })
  user_id?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 20 })
  @IsOptional()
  @Transform(({ value }) => (typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : value))
  @IsInt({ message: 'must be a whole number' })
  @Min(1, { message: 'must be 1 or more' })
  @Max(100, { message: 'must be 100 or less' })
  limit?: number;

  @ApiPropertyOptional({ description: 'The `next` of the page before' })
  @IsOptional()
  @IsString({ message: 'must be a string' })
  @MaxLength(200, { message: 'is not a cursor of this engine' })
  after?: string;
}

/** Where a page ends; opaque to clients. */
export function nextCursor(
  page: readonly { readonly job: JobRecord; readonly createdAtText: string }[],
): string | null {
  const last = page[page.length - 1];
  return last === undefined ? null : writeJobCursor({ createdAt: last.createdAtText, jobId: last.job.jobId });
}

/** Reads a cursor back. @throws Fault BAD_REQUEST for anything that this engine did not write. */
export function readCursor(after: string | undefined) {
  return after === undefined ? null : readJobCursor(after, 'after');
}

/** The body of `POST /v1/jobs/new`. */
export class NewJobBody {
  @ApiProperty({ format: 'uuid', description: 'Whose job it is: a user of the Supabase project' })
  @IsUUID('all', { message: 'must be a UUID' })
  user_id: string;

  @ApiPropertyOptional({ description: "The caller's own name for the job; makes the call idempotent", maxLength: 128 })
  @IsOptional()
  @IsString({ message: 'must be a string' })
  @Length(1, 128, { message: 'must have 1 to 128 characters' })
  @Matches(STORABLE_LINE, { message: STORABLE_MESSAGE })
  job_id?: string;

  @ApiPropertyOptional({
    description: "Whose rules the text follows; left out: the user's own brand, else the default one",
    maxLength: 120,
  })
  @IsOptional()
  @IsString({ message: 'must be a string' })
  @Length(1, 120, { message: 'must have 1 to 120 characters' })
  @Matches(STORABLE_LINE, { message: STORABLE_MESSAGE })
  brand?: string;

  @ApiPropertyOptional({
    description: 'BCP 47 tag of the language that is spoken; left out: it is detected',
    maxLength: 35,
  })
  @IsOptional()
  @IsLanguageTag()
  language?: string;

  @ApiPropertyOptional({
    type: [String],
    description: 'Names and words that occur in the recording, the most important first',
    maxItems: MOST_KEYWORDS,
    items: { type: 'string', minLength: 1, maxLength: LONGEST_KEYWORD },
  })
  @IsOptional()
  @IsKeywords()
  keywords?: string[];

  @ApiPropertyOptional({
    oneOf: [
      { type: 'string', enum: ['off', 'auto'] },
      { type: 'integer', minimum: 1, maximum: MOST_SPEAKERS },
    ],
    description:
      'Whether the transcript distinguishes speakers: off, auto or how many there are; left out: the setting SPEAKERS applies',
  })
  @IsOptional()
  @IsSpeakers()
  speakers?: string | number;

  @ApiPropertyOptional({ description: "The object's path in the audio bucket, e.g. test-audio.mp3" })
  @IsOptional()
  @IsString({ message: 'must be a string' })
  @Length(1, 1024, { message: 'must have 1 to 1024 characters' })
  supabase_file_id?: string;

  @ApiPropertyOptional({ description: 'Where the audio is, in place of supabase_file_id' })
  @IsOptional()
  @IsString({ message: 'must be a string' })
  @Length(1, 4096, { message: 'must have 1 to 4096 characters' })
  raw_audio_url?: string;
}
