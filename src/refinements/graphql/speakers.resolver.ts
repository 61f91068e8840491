import { Inject } from '@nestjs/common';
import { Args, ArgsType, Field, ID, InputType, Int, Mutation, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsInt, IsOptional, Length, Matches, Max, Min, ValidateNested } from 'class-validator';
import type { Caller } from '../../access/caller.js';
import { CallingAs } from '../../access/calling-as.graphql.js';
import { JobType } from '../../jobs/graphql/job.graphql.js';
import { MOST_ASSIGNED, SpeakerAssignment } from '../versions/speaker-assignment.js';
import { LONGEST_NAME, MOST_NAMES, SPEAKER_NAME, SPEAKER_NAME_RULE } from '../versions/speaker-name-rules.js';
import { SpeakerNames } from '../versions/speaker-names.js';

/** One of the names of `nameSpeakers`. */
@InputType('SpeakerNameInput', { description: 'A new name for a speaker of a job.' })
export class SpeakerNameInput {
  @Field(() => String, { description: 'Speaker 1, Speaker 2 and so on, or the name that is shown now.' })
  @Length(1, LONGEST_NAME)
  speaker: string;

  @Field(() => String, {
    nullable: true,
    description: 'The name, 1 to 60 characters; null restores Speaker 1 and so on.',
  })
  @IsOptional()
  @Matches(SPEAKER_NAME, { message: SPEAKER_NAME_RULE })
  name?: string | null;
}

@ArgsType()
class NameSpeakersArgs {
  @Field(() => ID, { description: 'The job’s UUID, or the name its submitter gave it.' })
  @Length(1, 128, { message: 'must have 1 to 128 characters' })
  jobId: string;

  @Field(() => [SpeakerNameInput], { description: 'The speakers to name; the others keep their names.' })
  @ArrayMaxSize(MOST_NAMES)
  @ValidateNested({ each: true })
  @Type(() => SpeakerNameInput)
  names: SpeakerNameInput[];
}

@ArgsType()
class AssignSpeakerArgs {
  @Field(() => ID, { description: 'The job’s UUID, or the name its submitter gave it.' })
  @Length(1, 128, { message: 'must have 1 to 128 characters' })
  jobId: string;

  @Field(() => [Int], {
    defaultValue: [],
    description: 'Paragraphs of the refined text, from 0. Either these or segments.',
  })
  @ArrayMaxSize(MOST_ASSIGNED)
  @IsInt({ each: true })
  @Min(0, { each: true })
  paragraphs: number[];

  @Field(() => [Int], { defaultValue: [], description: 'Segments of the transcript by their ordinals.' })
  @ArrayMaxSize(MOST_ASSIGNED)
  @IsInt({ each: true })
  @Min(0, { each: true })
  segments: number[];

  @Field(() => String, {
    nullable: true,
    description: 'Speaker 1, Speaker 2 and so on, or the name that is shown now; null: a new speaker.',
  })
  @IsOptional()
  @Length(1, LONGEST_NAME)
  speaker?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that the words are of: CONFLICT where another is current by now.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  baseVersion?: number | null;
}

/** Who speaks in a job, over GraphQL. */
@Resolver()
export class SpeakersResolver {
  constructor(
    @Inject(SpeakerNames) private readonly speakers: SpeakerNames,
    @Inject(SpeakerAssignment) private readonly assignment: SpeakerAssignment,
  ) {}

  @Mutation(() => JobType, {
    description:
      'Gives words of a job that has ended to another speaker: in its segments, captions and transcript, and in a further version of its refined text. No word changes.',
  })
  assignSpeaker(@CallingAs() caller: Caller, @Args() { jobId, speaker, baseVersion, ...words }: AssignSpeakerArgs) {
    return this.assignment.assign(caller, jobId, {
      ...words,
      speaker: speaker ?? null,
      baseVersion: baseVersion ?? null,
    });
  }

  @Mutation(() => JobType, {
    description:
      'Names the speakers of a job that has ended: in its segments, captions and transcript, and in a further version of its refined text.',
  })
  nameSpeakers(@CallingAs() caller: Caller, @Args() { jobId, names }: NameSpeakersArgs) {
    return this.speakers.name(
      caller,
      jobId,
      names.map(({ speaker, name = null }) => ({ speaker, name })),
    );
  }
}
