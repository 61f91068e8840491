import { Inject } from '@nestjs/common';
import { Args, ArgsType, Field, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, IsString, Max, Min, ValidateNested } from 'class-validator';
import type { Caller } from '../../access/caller.js';
import { CallingAs } from '../../access/calling-as.graphql.js';
import { JobType } from '../../jobs/graphql/job.graphql.js';
import { JobIdArgs } from '../../jobs/graphql/job-arguments.graphql.js';
import { JobFilterInput, jobFilterOf } from '../../jobs/graphql/job-filters.graphql.js';
import { JobReading } from '../../jobs/reading/job-reading.js';
import { MOST_REFINED_AGAIN, RefineAgain } from '../versions/refine-again.js';
import { TextVersions } from '../versions/text-versions.js';
import { TranscriptEdits } from '../versions/transcript-edits.js';

/** The arguments of `refineAgain`. */
@ArgsType()
class RefineAgainArgs extends JobIdArgs {
  @Field(() => Int, {
    nullable: true,
    description:
      'A version of the brand’s Brand Bible; left out: the active one. Others than that are for admins and keys.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  brandBibleVersion?: number | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether the new text takes the place of one that a person edited; otherwise it is kept beside it.',
  })
  @IsBoolean()
  replaceEdit: boolean;
}

/** The arguments of `refineJobsAgain`. */
@ArgsType()
class RefineJobsAgainArgs {
  @Field(() => JobFilterInput, { nullable: true, description: 'Which of the COMPLETE jobs; left out: all.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => JobFilterInput)
  filter?: JobFilterInput | null;

  @Field(() => Int, { nullable: true, description: 'A version of each job’s brand; left out: the active one.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  brandBibleVersion?: number | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether new texts take the place of edited ones.' })
  @IsBoolean()
  replaceEdit: boolean;

  @Field(() => Int, {
    defaultValue: 1_000,
    description: `How many at most, the oldest first; ${MOST_REFINED_AGAIN} at most.`,
  })
  @IsInt()
  @Min(1)
  @Max(MOST_REFINED_AGAIN)
  limit: number;

  @Field(() => Boolean, { defaultValue: true, description: 'True only counts: nothing is refined.' })
  @IsBoolean()
  dryRun: boolean;
}

/** The answer of `refineJobsAgain`. */
@ObjectType('RefineJobsAgainResult', { description: 'How many jobs a filter matches, and how many were reopened.' })
class RefineJobsAgainResult {
  @Field(() => Boolean, { description: 'Whether it was only counted.' })
  dryRun: boolean;

  @Field(() => Int, { description: 'COMPLETE jobs that the filter matched when the request was made.' })
  matched: number;

  @Field(() => Int, { description: 'Jobs that were reopened for a new refinement; 0 for a dry run.' })
  opened: number;
}

/** The arguments of `editTranscript`. */
@ArgsType()
class TranscriptEditArgs extends JobIdArgs {
  @Field(() => String, { description: 'The complete text.' })
  @IsString()
  text: string;
}

/** The arguments of `editRefinedText`. */
@ArgsType()
class RefinedTextEditArgs extends TranscriptEditArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'The version that was edited: CONFLICT where another is current by now.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  basedOn?: number | null;
}

/** The arguments of `useRefinement`. */
@ArgsType()
class UseRefinementArgs extends JobIdArgs {
  @Field(() => Int, { description: 'The version that becomes the current text.' })
  @IsInt()
  @Min(1)
  version: number;
}

/** Refines jobs again and stores people's edits. */
@Resolver()
export class RefiningResolver {
  constructor(
    @Inject(RefineAgain) private readonly again: RefineAgain,
    @Inject(TextVersions) private readonly versions: TextVersions,
    @Inject(TranscriptEdits) private readonly transcripts: TranscriptEdits,
    @Inject(JobReading) private readonly reading: JobReading,
  ) {}

  @Mutation(() => JobType, {
    description: 'Refines a job that has ended again from its stored transcript. Every earlier text is kept.',
  })
  refineAgain(@CallingAs() caller: Caller, @Args() { id, brandBibleVersion, replaceEdit }: RefineAgainArgs) {
    return this.again.one(caller, id, { version: brandBibleVersion ?? null, replacesEdit: replaceEdit });
  }

  @Mutation(() => RefineJobsAgainResult, {
    description:
      'Refines many COMPLETE jobs again, the oldest first. Only counts them unless dryRun is false. For admins and keys.',
  })
  async refineJobsAgain(
    @CallingAs() caller: Caller,
    @Args() args: RefineJobsAgainArgs,
  ): Promise<RefineJobsAgainResult> {
    const filter = jobFilterOf(args.filter);
    const matched = await this.again.count(caller, filter);
    if (args.dryRun) return { dryRun: true, matched, opened: 0 };
    const request = { version: args.brandBibleVersion ?? null, replacesEdit: args.replaceEdit, limit: args.limit };
    return { dryRun: false, matched, opened: await this.again.many(caller, filter, request) };
  }

  @Mutation(() => JobType, {
    description: 'Stores a text that a person edited as a further version and makes it the current one.',
  })
  async editRefinedText(@CallingAs() caller: Caller, @Args() { id, text, basedOn }: RefinedTextEditArgs) {
    await this.versions.edit(caller, id, text, basedOn ?? null);
    return this.reading.one(caller, id);
  }

  @Mutation(() => JobType, { description: 'Makes a stored version the current text of a COMPLETE job.' })
  async useRefinement(@CallingAs() caller: Caller, @Args() { id, version }: UseRefinementArgs) {
    await this.versions.use(caller, id, version);
    return this.reading.one(caller, id);
  }

  @Mutation(() => JobType, {
    description:
      'Replaces the raw transcript of a job that has ended by a person’s; both are kept. Refine it again to use it.',
  })
  async editTranscript(@CallingAs() caller: Caller, @Args() { id, text }: TranscriptEditArgs) {
    await this.transcripts.edit(caller, id, text);
    return this.reading.one(caller, id);
  }
}
