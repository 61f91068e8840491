import { Body, Controller, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import {
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Min,
  ValidateNested,
} from 'class-validator';
import type { Caller } from '../../access/caller.js';
import { CurrentCaller } from '../../access/current-caller.js';
import { ForCallers } from '../../access/for-callers.js';
import { JobReading } from '../../jobs/reading/job-reading.js';
import type { JobRecord } from '../../jobs/record/job-record.js';
import { JobAnswer } from '../../jobs/rest/job-answers.js';
import { jobView } from '../../jobs/rest/job-view.js';
import { ApiFaults } from '../../platform/http/documentation/api-faults.js';
import { MOST_ASSIGNED, SpeakerAssignment } from '../versions/speaker-assignment.js';
import { LONGEST_NAME, MOST_NAMES, SPEAKER_NAME, SPEAKER_NAME_RULE } from '../versions/speaker-name-rules.js';
import { SpeakerNames } from '../versions/speaker-names.js';
import { TranscriptEdits } from '../versions/transcript-edits.js';
import { EditedTextBody } from './refinements.controller.js';

/** One of the names of `PUT /v1/jobs/:id/speakers`. */
class SpeakerNameBody {
  @ApiProperty({ description: 'Speaker 1, Speaker 2 and so on, or the name that is shown now' })
  @IsString({ message: 'must be a string' })
  @Length(1, LONGEST_NAME)
  speaker: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'The name; null: Speaker 1 and so on again' })
  @IsOptional()
  @Matches(SPEAKER_NAME, { message: SPEAKER_NAME_RULE })
  name?: string | null;
}

/** The body of `PUT /v1/jobs/:id/speakers`. */
class SpeakerNamesBody {
  @ApiProperty({ type: [SpeakerNameBody], maxItems: MOST_NAMES, description: 'The others keep their names' })
  @IsArray({ message: 'must be a list' })
  @ArrayMaxSize(MOST_NAMES)
  @ValidateNested({ each: true })
  @Type(() => SpeakerNameBody)
  names: SpeakerNameBody[];
}

/** The body of `POST /v1/jobs/:id/assign-speaker`. */
class AssignSpeakerBody {
  @ApiPropertyOptional({
    type: [Number],
    maxItems: MOST_ASSIGNED,
    description: 'Paragraphs of the refined text, from 0',
  })
  @IsOptional()
  @IsArray({ message: 'must be a list' })
  @ArrayMaxSize(MOST_ASSIGNED)
  @IsInt({ each: true, message: 'must be whole numbers' })
  @Min(0, { each: true, message: 'must be 0 or more' })
  paragraphs?: number[];

  @ApiPropertyOptional({ type: [Number], maxItems: MOST_ASSIGNED, description: 'Segments of the transcript, from 0' })
  @IsOptional()
  @IsArray({ message: 'must be a list' })
  @ArrayMaxSize(MOST_ASSIGNED)
  @IsInt({ each: true, message: 'must be whole numbers' })
  @Min(0, { each: true, message: 'must be 0 or more' })
  segments?: number[];

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: 'Speaker 1, Speaker 2 and so on, or the name that is shown now; left out: a new speaker',
  })
  @IsOptional()
  @IsString({ message: 'must be a string' })
  @Length(1, LONGEST_NAME)
  speaker?: string | null;

  @ApiPropertyOptional({ description: 'The version that the words are of: 409 where another is current by now' })
  @IsOptional()
  @IsInt({ message: 'must be a whole number' })
  @Min(1, { message: 'must be 1 or more' })
  based_on?: number;
}

/** What was heard in a recording, and who said it, over REST. */
@ApiTags('refinements')
@Controller('v1/jobs')
@ForCallers()
export class SpeechController {
  constructor(
    @Inject(TranscriptEdits) private readonly transcripts: TranscriptEdits,
    @Inject(SpeakerNames) private readonly speakers: SpeakerNames,
    @Inject(SpeakerAssignment) private readonly assignment: SpeakerAssignment,
    @Inject(JobReading) private readonly reading: JobReading,
  ) {}

  @Put(':id/speakers')
  @ApiOperation({
    operationId: 'nameSpeakers',
    summary: 'Name the speakers of a job that has ended, in its captions, transcript and refined text',
  })
  @ApiOkResponse({ description: 'The job with its texts', type: JobAnswer })
  @ApiFaults({ NOT_FOUND: 'there is no such job', CONFLICT: 'the job has not ended' })
  async nameSpeakers(@CurrentCaller() caller: Caller, @Param('id') id: string, @Body() { names }: SpeakerNamesBody) {
    const wanted = names.map(({ speaker, name = null }) => ({ speaker, name }));
    return this.shown(caller, await this.speakers.name(caller, id, wanted));
  }

  @Post(':id/assign-speaker')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'assignSpeaker',
    summary: 'Give paragraphs of the text, or segments of the transcript, to another speaker',
  })
  @ApiOkResponse({ description: 'The job with its texts', type: JobAnswer })
  @ApiFaults({
    NOT_FOUND: 'there is no such job',
    CONFLICT: 'the job has not ended, has no segments, or another version is current',
  })
  async assignSpeaker(@CurrentCaller() caller: Caller, @Param('id') id: string, @Body() body: AssignSpeakerBody) {
    const { paragraphs = [], segments = [], speaker = null, based_on: baseVersion = null } = body;
    return this.shown(caller, await this.assignment.assign(caller, id, { paragraphs, segments, speaker, baseVersion }));
  }

  @Put(':id/transcript')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'editTranscript',
    summary: 'Store an edited raw transcript beside the one that was recognised',
  })
  @ApiNoContentResponse({ description: 'The transcript is stored' })
  @ApiFaults({ NOT_FOUND: 'there is no such job', CONFLICT: 'the job is not COMPLETE' })
  async editTranscript(@CurrentCaller() caller: Caller, @Param('id') id: string, @Body() body: EditedTextBody) {
    await this.transcripts.edit(caller, id, body.text);
  }

  private async shown(caller: Caller, job: JobRecord) {
    return jobView(job, await this.reading.branding(caller, job));
  }
}
