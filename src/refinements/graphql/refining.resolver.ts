import { Inject } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Caller } from '../../access/caller.js';
import { CallingAs } from '../../access/calling-as.graphql.js';
import { JobType } from '../../jobs/graphql/job.graphql.js';
import { jobFilterOf } from '../../jobs/graphql/job-filter.input.graphql.js';
import { JobReading } from '../../jobs/reading/job-reading.js';
import { RefineAgain } from '../versions/refine-again.js';
import { TextVersions } from '../versions/text-versions.js';
import { RefineAgainArgs } from './refine-again.args.graphql.js';
import { RefineJobsAgainArgs } from './refine-jobs-again.args.graphql.js';
import { RefineJobsAgainResult } from './refine-jobs-again.graphql.js';
import { RefinedTextEditArgs, TranscriptEditArgs, UseRefinementArgs } from './text-edit.args.graphql.js';

/** Refines jobs again and keeps what people edit. */
@Resolver()
export class RefiningResolver {
  constructor(
    @Inject(RefineAgain) private readonly again: RefineAgain,
    @Inject(TextVersions) private readonly versions: TextVersions,
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
      'The same for many COMPLETE jobs, the oldest first. Only counts unless dryRun is false. For admins and keys.',
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
    await this.versions.editTranscript(caller, id, text);
    return this.reading.one(caller, id);
  }
}
