import { Inject } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { mayAdminister } from '../../access/caller.js';
import type { GraphQlContext } from '../../access/graphql-context.graphql.js';
import { loaderOf } from '../../platform/graphql/request-context.js';
import { JobParts } from '../reading/job-parts.js';
import { adviceFor, type FailureAdvice } from '../record/failure-advice.js';
import type { JobSummary, JobTextName } from '../record/job-summary.js';
import { ErrorDetailsType } from './error-details.graphql.js';
import { errorDetailsView } from './error-details-view.js';
import { FailureAcknowledgementType } from './failure-acknowledgement.graphql.js';
import { FailureActionType } from './failure-action.graphql.js';
import { JobType } from './job.graphql.js';

/** A text can be a megabyte: in points of cost as much as this many ordinary fields. */
const TEXT_COST = 20;

/** The texts of jobs, fetched only where they are asked for, and what is to be said of a failure. */
@Resolver(() => JobType)
export class JobDetailsResolver {
  constructor(@Inject(JobParts) private readonly parts: JobParts) {}

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
    description: 'That a person has seen this failure: for admins and keys, null for others and where nobody has.',
  })
  async acknowledgement(
    @Parent() { jobId }: JobSummary,
    @Context() context: GraphQlContext,
  ): Promise<FailureAcknowledgementType | null> {
    const load = (ids: readonly string[]) => this.parts.acknowledgements(context.caller, ids);
    const row = await loaderOf(context, 'job-acknowledgements', load).load(jobId);
    return row === null ? null : { at: row.acknowledged_at, by: row.acknowledged_by, note: row.note };
  }

  private async text(job: JobSummary, name: JobTextName, context: GraphQlContext): Promise<string | null> {
    const known = job[name];
    if (known !== undefined) return known;
    const load = (ids: readonly string[]) => this.parts.texts(context.caller, ids, name);
    return (await loaderOf(context, `job-text ${name}`, load).load(job.jobId))?.text ?? null;
  }
}
