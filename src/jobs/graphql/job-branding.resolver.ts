import { Inject } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQlContext } from '../../access/graphql-context.graphql.js';
import { loaderOf } from '../../platform/graphql/request-context.js';
import { JobParts } from '../reading/job-parts.js';
import type { JobSummary } from '../record/job-summary.js';
import { BrandBiblePinType } from './brand-bible-pin.graphql.js';
import { JobType } from './job.graphql.js';

/** By whose rules the texts of jobs are written, for all jobs of an answer in one statement. */
@Resolver(() => JobType)
export class JobBrandingResolver {
  constructor(@Inject(JobParts) private readonly parts: JobParts) {}

  @ResolveField(() => String, {
    nullable: true,
    description:
      'The brand that was named at intake; null: none was, and that of the user counts, else the default one.',
  })
  async brand(@Parent() job: JobSummary, @Context() context: GraphQlContext) {
    return (await this.load(job, context))?.brand ?? null;
  }

  @ResolveField(() => BrandBiblePinType, {
    nullable: true,
    description:
      'The version by which it is refined: the one last ordered, else the one it was enriched with; null before that.',
  })
  async brandBible(@Parent() job: JobSummary, @Context() context: GraphQlContext) {
    return (await this.load(job, context))?.brandBible ?? null;
  }

  private load({ jobId }: JobSummary, context: GraphQlContext) {
    const load = (ids: readonly string[]) => this.parts.branding(context.caller, ids);
    return loaderOf(context, 'job-branding', load).load(jobId);
  }
}
