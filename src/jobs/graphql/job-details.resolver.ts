import { Inject } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { mayAdminister } from '../../access/caller.js';
import type { GraphQlContext } from '../../access/calling-as.graphql.js';
import { loaderOf } from '../../platform/graphql/request-context.js';
import { JobParts } from '../reading/job-parts.js';
import { JobWaiting } from '../reading/job-waiting.js';
import { adviceFor, type FailureAdvice } from '../record/failure-advice.js';
import type { JobSummary, JobTextName } from '../record/job-record.js';
import type { WaitingFor } from '../record/waiting-for.js';
import { JobType, WaitingForType } from './job.graphql.js';
import { enrichmentView, JobEnrichmentType } from './job-enrichment.graphql.js';
import {
  ErrorDetailsType,
  errorDetailsView,
  FailureAcknowledgementType,
  FailureActionType,
} from './job-failure.graphql.js';
import { BrandBiblePinType } from './job-parts.graphql.js';
import { RefinementReviewType } from './job-review.graphql.js';
import { listCost } from './list-cost.js';

/** A text can be a megabyte: in points of cost as much as this many ordinary fields. */
const TEXT_COST = 20;

/** Details of jobs, fetched only where a query asks for them, and for all jobs of an answer in one statement. */
@Resolver(() => JobType)
export class JobDetailsResolver {
  constructor(
    @Inject(JobParts) private readonly parts: JobParts,
    @Inject(JobWaiting) private readonly waiting: JobWaiting,
  ) {}

  @ResolveField(() => String, {
    nullable: true,
    description: 'What the speech recogniser returned.',
    complexity: TEXT_COST,
  })
  rawTranscript(@Parent() job: JobSummary, @Context() context: GraphQlContext) {
    return this.text(job, 'rawTranscript', context);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'The final, brand-compliant text.',
    complexity: TEXT_COST,
  })
  refinedText(@Parent() job: JobSummary, @Context() context: GraphQlContext) {
    return this.text(job, 'refinedText', context);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'The exact Brand Bible prompt that the refiner was given.',
    complexity: TEXT_COST,
  })
  systemPromptUsed(@Parent() job: JobSummary, @Context() context: GraphQlContext) {
    return this.text(job, 'systemPromptUsed', context);
  }

  @ResolveField(() => ErrorDetailsType, { nullable: true, description: 'Why it failed; null unless it has.' })
  errorDetails(@Parent() job: JobSummary): ErrorDetailsType | null {
    return errorDetailsView(job.errorDetails);
  }

  @ResolveField(() => [FailureActionType], {
    description: 'What can be done about its failure, most useful first; empty unless it is FAILED.',
  })
  actions(@Parent() job: JobSummary, @Context() { caller }: GraphQlContext): readonly FailureAdvice[] {
    const failure = job.status === 'FAILED' ? errorDetailsView(job.errorDetails) : null;
    return failure === null ? [] : adviceFor(failure, mayAdminister(caller), job.textsDeletedAt !== null);
  }

  @ResolveField(() => FailureAcknowledgementType, {
    nullable: true,
    description: 'The acknowledgement of this failure: for admins and keys; null for others, and where there is none.',
  })
  async acknowledgement(
    @Parent() { jobId }: JobSummary,
    @Context() context: GraphQlContext,
  ): Promise<FailureAcknowledgementType | null> {
    const load = (ids: readonly string[]) => this.parts.acknowledgements(context.caller, ids);
    const row = await loaderOf(context, 'job-acknowledgements', load).load(jobId);
    return row === null ? null : { at: row.acknowledged_at, by: row.acknowledged_by, note: row.note };
  }

  @ResolveField(() => RefinementReviewType, {
    nullable: true,
    description: 'What a person decided on the current refined text; null if there is no decision.',
  })
  async review(
    @Parent() { jobId }: JobSummary,
    @Context() context: GraphQlContext,
  ): Promise<RefinementReviewType | null> {
    const load = (ids: readonly string[]) => this.parts.reviews(context.caller, ids);
    const row = await loaderOf(context, 'job-reviews', load).load(jobId);
    if (row === null) return null;
    return { decision: row.decision, version: row.version, note: row.note, at: row.reviewed_at, by: row.reviewed_by };
  }

  @ResolveField(() => JobEnrichmentType, {
    nullable: true,
    description: 'The analysis of the transcript; null before the ENRICHING stage has ended.',
    complexity: listCost(3),
  })
  async enrichment(@Parent() { jobId }: JobSummary, @Context() context: GraphQlContext) {
    const load = (ids: readonly string[]) => this.parts.enrichments(context.caller, ids);
    const row = await loaderOf(context, 'job-enrichment', load).load(jobId);
    return row === null ? null : enrichmentView(row);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'The brand that the submission names; null: the user’s brand applies, or else the default brand.',
  })
  async brand(@Parent() job: JobSummary, @Context() context: GraphQlContext) {
    return (await this.branding(job, context))?.brand ?? null;
  }

  @ResolveField(() => BrandBiblePinType, {
    nullable: true,
    description:
      'The version that it is refined by: the one that was last requested, else the one it was enriched with; null before that.',
  })
  async brandBible(@Parent() job: JobSummary, @Context() context: GraphQlContext) {
    return (await this.branding(job, context))?.brandBible ?? null;
  }

  @ResolveField(() => WaitingForType, {
    nullable: true,
    description: 'What it waits for: a provider, Storage, its turn. Null while it works and when it has ended.',
  })
  waitingFor(@Parent() { jobId }: JobSummary, @Context() context: GraphQlContext): Promise<WaitingFor | null> {
    const load = (ids: readonly string[]) => this.waiting.of(context.caller, ids);
    return loaderOf(context, 'job-waiting', load).load(jobId);
  }

  private branding({ jobId }: JobSummary, context: GraphQlContext) {
    const load = (ids: readonly string[]) => this.parts.branding(context.caller, ids);
    return loaderOf(context, 'job-branding', load).load(jobId);
  }

  private async text(job: JobSummary, name: JobTextName, context: GraphQlContext): Promise<string | null> {
    const known = job[name];
    if (known !== undefined) return known;
    const load = (ids: readonly string[]) => this.parts.texts(context.caller, ids, name);
    return (await loaderOf(context, `job-text ${name}`, load).load(job.jobId))?.text ?? null;
  }
}
