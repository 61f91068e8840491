import { Inject } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQlContext } from '../../access/graphql-context.graphql.js';
import { loaderOf } from '../../platform/graphql/request-context.js';
import { JobParts } from '../reading/job-parts.js';
import type { JobSummary } from '../record/job-summary.js';
import { JobType } from './job.graphql.js';
import { enrichmentView, JobEnrichmentType } from './job-enrichment.graphql.js';
import { listCost } from './list-cost.js';

/** What the ENRICHING stage found, for all jobs of an answer in one statement. */
@Resolver(() => JobType)
export class JobEnrichmentResolver {
  constructor(@Inject(JobParts) private readonly parts: JobParts) {}

  @ResolveField(() => JobEnrichmentType, {
    nullable: true,
    description: 'What is known of the transcript; null before the ENRICHING stage has ended.',
    complexity: listCost(3),
  })
  async enrichment(@Parent() { jobId }: JobSummary, @Context() context: GraphQlContext) {
    const load = (ids: readonly string[]) => this.parts.enrichments(context.caller, ids);
    const row = await loaderOf(context, 'job-enrichment', load).load(jobId);
    return row === null ? null : enrichmentView(row);
  }
}
