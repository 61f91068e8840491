import { Inject } from '@nestjs/common';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQlContext } from '../../access/calling-as.graphql.js';
import { loaderOf } from '../../platform/graphql/request-context.js';
import { JobParts } from '../reading/job-parts.js';
import type { JobSummary } from '../record/job-record.js';
import { JobType } from './job.graphql.js';
import { SegmentsArgs, segmentsCost } from './job-arguments.graphql.js';
import { attemptView, eventView, progressView, refinementView, segmentView, usageView } from './job-part-views.js';
import {
  JobAttemptType,
  JobEventType,
  JobProgressType,
  JobUsageType,
  QualityFlagType,
  TranscriptSegmentType,
} from './job-parts.graphql.js';
import { listCost } from './list-cost.js';
import { RefinementType } from './refinement.graphql.js';

/** What belongs to jobs: for all jobs of an answer one statement a kind. */
@Resolver(() => JobType)
export class JobPartsResolver {
  constructor(@Inject(JobParts) private readonly parts: JobParts) {}

  @ResolveField(() => [JobEventType], {
    description: 'The audit timeline, oldest first, 500 at most.',
    complexity: listCost(6),
  })
  async events(@Parent() { jobId }: JobSummary, @Context() context: GraphQlContext) {
    const load = (ids: readonly string[]) => this.parts.events(context.caller, ids);
    return (await loaderOf(context, 'job-events', load).load(jobId)).map((row) => eventView(row, context.caller));
  }

  @ResolveField(() => [JobAttemptType], {
    description: 'The runs of stages, oldest first, 500 at most.',
    complexity: listCost(5),
  })
  async attempts(@Parent() { jobId }: JobSummary, @Context() context: GraphQlContext) {
    const load = (ids: readonly string[]) => this.parts.attempts(context.caller, ids);
    return (await loaderOf(context, 'job-attempts', load).load(jobId)).map(attemptView);
  }

  @ResolveField(() => [TranscriptSegmentType], {
    description: 'The transcript in stretches, in the order of speech.',
    complexity: segmentsCost,
  })
  async segments(@Parent() { jobId }: JobSummary, @Args() page: SegmentsArgs, @Context() context: GraphQlContext) {
    const load = (ids: readonly string[]) => this.parts.segments(context.caller, ids, page);
    const loader = loaderOf(context, `job-segments ${page.first} ${page.after}`, load);
    return (await loader.load(jobId)).map(segmentView);
  }

  @ResolveField(() => [QualityFlagType], {
    description: 'What a reader of the transcript should know; empty if nothing was found, and before it is stored.',
    complexity: listCost(3),
  })
  async flags(@Parent() { jobId }: JobSummary, @Context() context: GraphQlContext) {
    const load = (ids: readonly string[]) => this.parts.flags(context.caller, ids);
    return (await loaderOf(context, 'job-flags', load).load(jobId))?.flags ?? [];
  }

  @ResolveField(() => [RefinementType], {
    description: 'Every version of the refined text, oldest first, 100 at most.',
    complexity: listCost(2),
  })
  async refinements(@Parent() { jobId }: JobSummary, @Context() context: GraphQlContext) {
    const load = (ids: readonly string[]) => this.parts.refinements(context.caller, ids);
    return (await loaderOf(context, 'job-refinements', load).load(jobId)).map(refinementView);
  }

  @ResolveField(() => [JobUsageType], {
    description: 'The requests to providers, in order, 500 at most.',
    complexity: listCost(5),
  })
  async usage(@Parent() { jobId }: JobSummary, @Context() context: GraphQlContext) {
    const load = (ids: readonly string[]) => this.parts.usage(context.caller, ids);
    return (await loaderOf(context, 'job-usage', load).load(jobId)).map(usageView);
  }

  @ResolveField(() => JobProgressType, {
    nullable: true,
    description: 'The progress of the running stage; null while none runs.',
  })
  async progress(@Parent() job: JobSummary, @Context() context: GraphQlContext) {
    const load = (ids: readonly string[]) => this.parts.progress(context.caller, ids);
    return progressView(await loaderOf(context, 'job-progress', load).load(job.jobId), job);
  }
}
