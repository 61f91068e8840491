import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';

/** A word of a transcript. */
@ApiSchema({ name: 'TranscriptWord', description: 'A word. Times are seconds from the start of the recording.' })
export class TranscriptWordAnswer {
  @ApiProperty({ description: 'Where it begins' })
  start: number;

  @ApiProperty({ description: 'Where it ends' })
  end: number;

  @ApiProperty({ description: 'The word' })
  text: string;

  @ApiProperty({
    type: Number,
    nullable: true,
    minimum: 0,
    maximum: 1,
    description: 'Null if the recogniser gives none',
  })
  confidence: number | null;
}

/** A stretch of speech. */
@ApiSchema({ name: 'TranscriptSegment', description: 'A stretch of speech. Times are seconds; null where unknown.' })
export class TranscriptSegmentAnswer {
  @ApiProperty({ type: Number, nullable: true, description: 'Where it begins' })
  start: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Where it ends' })
  end: number | null;

  @ApiProperty({ description: 'What was said' })
  text: string;

  @ApiProperty({
    type: Number,
    nullable: true,
    minimum: 0,
    maximum: 1,
    description: 'Null if the recogniser gives none',
  })
  confidence: number | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Who says it: the name that was set, else Speaker 1 and so on; null if the speaker is not known',
  })
  speaker: string | null;

  @ApiPropertyOptional({ type: [TranscriptWordAnswer], description: 'Where the recogniser gives words' })
  words?: TranscriptWordAnswer[];
}

/** Something about a transcript that a reader should know. */
@ApiSchema({ name: 'QualityFlag', description: 'Something about a transcript that a reader should know.' })
export class QualityFlagAnswer {
  @ApiProperty({ description: 'What it is, such as LOOP or AUDIO_GAP' })
  kind: string;

  @ApiProperty({ type: Number, nullable: true, description: 'Where it begins, in seconds' })
  start: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Where it ends, in seconds' })
  end: number | null;

  @ApiProperty({ description: 'The same in a sentence' })
  message: string;
}

/** The answer of `GET /v1/jobs/:id/transcript.json`. */
@ApiSchema({ name: 'Transcript', description: 'A transcript with its segments.' })
export class TranscriptAnswer {
  @ApiProperty({ format: 'uuid' })
  job_id: string;

  @ApiProperty({ description: 'The whole text' })
  text: string;

  @ApiProperty({ type: String, nullable: true, description: 'A BCP 47 tag; null where unknown' })
  language: string | null;

  @ApiProperty({ type: Number, nullable: true, minimum: 0, maximum: 1 })
  language_confidence: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'The length of the recording' })
  duration_seconds: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Seconds in which somebody speaks; null where unknown' })
  speech_seconds: number | null;

  @ApiProperty({ type: [QualityFlagAnswer] })
  flags: QualityFlagAnswer[];

  @ApiProperty({ type: [TranscriptSegmentAnswer] })
  segments: TranscriptSegmentAnswer[];
}
