import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';

/** PostgreSQL stores neither NUL nor lone surrogates, and a name is to be shown on one line. */
const STORABLE = /^[^\p{Cc}\p{Cs}]*$/u;

/** The body of `POST /v1/jobs/new`. */
export class NewJobBody {
  @ApiProperty({ format: 'uuid', description: 'Whose job it is: a user of the Supabase project' })
  @IsUUID('all', { message: 'must be a UUID' })
  user_id: string;

  @ApiPropertyOptional({ description: "The caller's own name for the job; makes the call idempotent", maxLength: 128 })
  @IsOptional()
  @IsString({ message: 'must be a text' })
  @Length(1, 128, { message: 'must have 1 to 128 characters' })
  @Matches(STORABLE, { message: 'must not contain control characters or half a character' })
  job_id?: string;

  @ApiPropertyOptional({
    description: "Whose rules the text follows; left out: the user's own brand, else the default one",
    maxLength: 120,
  })
  @IsOptional()
  @IsString({ message: 'must be a text' })
  @Length(1, 120, { message: 'must have 1 to 120 characters' })
  @Matches(STORABLE, { message: 'must not contain control characters or half a character' })
  brand?: string;

  @ApiPropertyOptional({ description: "The object's path in the audio bucket, e.g. test-audio.mp3" })
  @IsOptional()
  @IsString({ message: 'must be a text' })
  @Length(1, 1024, { message: 'must have 1 to 1024 characters' })
  supabase_file_id?: string;

  @ApiPropertyOptional({ description: 'Where the audio is, in place of supabase_file_id' })
  @IsOptional()
  @IsString({ message: 'must be a text' })
  @Length(1, 4096, { message: 'must have 1 to 4096 characters' })
  raw_audio_url?: string;
}
