import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { VERDICTS, type Verdict } from '../../language/compare/verdict.js';
import type { JobDriver } from '../../platform/postgres/job-tables.js';
import type { BrandBibleOfJob } from '../record/job-branding.js';
import { JOB_STATUSES, type JobStatus, MOVE_REASONS, STAGE_STATUSES } from '../record/job-status.js';
import { WAITING_WHATS, type WaitingWhat } from '../record/waiting-for.js';
import { ErrorDetailsAnswer } from './error-details-answer.js';

const moment = (description: string) => ({ type: 'string', format: 'date-time', description }) as const;
const id = (description: string) => ({ type: 'string', format: 'uuid', description }) as const;

/** A version of a Brand Bible. */
@ApiSchema({ name: 'BrandBiblePin', description: 'A version of a Brand Bible.' })
export class BrandBiblePinAnswer implements BrandBibleOfJob {
  @ApiProperty({ description: 'The name of the brand' })
  name: string;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'The number of the version' })
  version: number;

  @ApiProperty({ description: 'SHA-256 of its content, hexadecimal' })
  hash: string;
}

/** A job as REST shows it. */
@ApiSchema({ name: 'Job', description: 'A job: the columns of studio_jobs under their own names.' })
export class JobAnswer {
  @ApiProperty(id('The id of the job'))
  job_id: string;

  @ApiProperty({ type: String, nullable: true, description: "The caller's own name for the job" })
  client_job_id: string | null;

  @ApiProperty({ enum: ['engine', 'client'], enumName: 'JobDriver', description: 'Who moves it through its stages' })
  driven_by: JobDriver;

  @ApiProperty(moment('When it was submitted'))
  created_at: string;

  @ApiProperty({ enum: JOB_STATUSES, enumName: 'JobStatus', description: 'How far the job is' })
  status: JobStatus;

  @ApiProperty(id('Whose job it is'))
  user_id: string;

  @ApiProperty({ description: 'Where the audio is' })
  raw_audio_url: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'BCP 47 tag of the language that the submission names; null: it is detected',
  })
  language: string | null;

  @ApiProperty({ type: [String], description: 'Names and words that the submission says are said' })
  keywords: readonly string[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'What the submission says of speakers: off, auto or their number; null: as SPEAKERS says',
  })
  speakers: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'What the recogniser returned' })
  raw_transcript: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'The final text' })
  refined_text: string | null;

  @ApiProperty({
    enum: VERDICTS,
    enumName: 'Verdict',
    nullable: true,
    description: 'What the checks say of refined_text',
  })
  verdict: Verdict | null;

  @ApiProperty({ type: String, nullable: true, description: 'The exact prompt that the refiner was given' })
  system_prompt_used: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Milliseconds from the start of the run to COMPLETE' })
  processing_time_ms: number | null;

  @ApiProperty({ type: ErrorDetailsAnswer, nullable: true, description: 'Why the job failed; null if it did not' })
  error_details: ErrorDetailsAnswer | null;

  @ApiProperty({ ...moment('When retention deleted the recording'), nullable: true })
  audio_deleted_at: string | null;

  @ApiProperty({ ...moment('When retention deleted the texts'), nullable: true })
  texts_deleted_at: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'The brand that was named at intake; null: none was' })
  brand: string | null;

  @ApiProperty({
    type: BrandBiblePinAnswer,
    nullable: true,
    description: 'The version whose rules the text follows; null before ENRICHING',
  })
  brand_bible: BrandBiblePinAnswer | null;
}

/** How far a running stage is. */
@ApiSchema({ name: 'JobProgress', description: 'How far the running stage is.' })
export class JobProgressAnswer {
  @ApiProperty({ enum: STAGE_STATUSES, enumName: 'JobStage', description: 'The stage that runs' })
  stage: string;

  @ApiProperty({ minimum: 0, maximum: 100, description: 'Percent of the stage that is done' })
  percent: number;

  @ApiProperty({ description: 'What the stage does now' })
  note: string;

  @ApiProperty({ type: Number, nullable: true, description: 'An estimate in seconds; null if there is none' })
  seconds_left: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Stretches of the recording that are transcribed' })
  chunks_done: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'All stretches of the recording' })
  chunks_total: number | null;
}

/** One move of a job. */
@ApiSchema({ name: 'JobEvent', description: 'The record of one move of a job.' })
export class JobEventAnswer {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'Its number, without gaps for each job' })
  number: number;

  @ApiProperty({ enum: JOB_STATUSES, enumName: 'JobStatus', nullable: true, description: 'Null: the job was accepted' })
  from_status: string | null;

  @ApiProperty({ enum: JOB_STATUSES, enumName: 'JobStatus', description: 'The status after the move' })
  to_status: string;

  @ApiProperty({ enum: MOVE_REASONS, enumName: 'MoveReason', description: 'Why the job moved' })
  reason: string;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'The number of the newest claim of a stage' })
  attempt: number;

  @ApiProperty(moment('When it moved'))
  at: string;
}

/** Why a job waits. */
@ApiSchema({ name: 'WaitingFor', description: 'Why a job waits.' })
export class WaitingForAnswer {
  @ApiProperty({
    enum: WAITING_WHATS,
    enumName: 'WaitingWhat',
    description: 'A provider, the server of the recording, its turn, or the next attempt after another failure',
  })
  what: WaitingWhat;

  @ApiProperty(moment('Since when'))
  since: string;

  @ApiProperty({ ...moment('When it is tried again; null: as soon as its turn comes'), nullable: true })
  next_try: string | null;

  @ApiProperty({
    type: 'integer',
    minimum: 0,
    nullable: true,
    description: 'Turns in its queue that come before its own; null if it waits for something else',
  })
  turns_before: number | null;

  @ApiProperty({ description: 'What happened and what is done about it' })
  reason: string;
}

/** A job of a list. */
@ApiSchema({ name: 'ListedJob', description: 'A job with what it waits for.' })
export class ListedJobAnswer extends JobAnswer {
  @ApiProperty({
    type: WaitingForAnswer,
    nullable: true,
    description: 'What it waits for; null while it works and when it has ended',
  })
  waiting_for: WaitingForAnswer | null;
}

/** One job in full. */
@ApiSchema({ name: 'JobDetail', description: 'A job with its timeline and, while a stage runs, its progress.' })
export class JobDetailAnswer extends ListedJobAnswer {
  @ApiProperty({ type: JobProgressAnswer, nullable: true, description: 'Null if no stage reports progress' })
  progress: JobProgressAnswer | null;

  @ApiProperty({ type: [JobEventAnswer], description: 'The moves of the job, the oldest first' })
  events: JobEventAnswer[];
}

/** A page of jobs. */
@ApiSchema({ name: 'JobPage', description: 'A page of jobs, the newest first.' })
export class JobPageAnswer {
  @ApiProperty({ type: [ListedJobAnswer] })
  jobs: ListedJobAnswer[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The value of `after` for the next page; null: this is the last one',
  })
  next: string | null;
}
