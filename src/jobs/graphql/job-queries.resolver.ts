import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Caller } from '../../access/caller.js';
import { CallingAs } from '../../access/calling-as.graphql.js';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { type ConnectionArgs, pageOf } from '../../platform/graphql/connection-args.graphql.js';
import { readJobCursor, writeJobCursor } from '../reading/job-cursor.js';
import type { JobFilter } from '../reading/job-filter.js';
import { JobLists } from '../reading/job-lists.js';
import { JobReading } from '../reading/job-reading.js';
import { JobType } from './job.graphql.js';
import { JobIdArgs } from './job-arguments.graphql.js';
import { failedJobFilterOf, jobFilterOf } from './job-filters.graphql.js';
import { FailedJobsArgs, JobConnection, JobsArgs } from './job-lists.graphql.js';

/** Reads jobs. A user sees their own, admins and keys everybody's. */
@Resolver()
export class JobQueriesResolver {
  constructor(
    @Inject(JobReading) private readonly reading: JobReading,
    @Inject(JobLists) private readonly lists: JobLists,
  ) {}

  @Query(() => JobType, {
    nullable: true,
    description: 'One job. NOT_FOUND when there is none, or when it belongs to another user.',
  })
  job(@CallingAs() caller: Caller, @Args() { id }: JobIdArgs) {
    return this.reading.one(caller, id);
  }

  @Query(() => JobConnection, { description: 'The caller’s jobs; for admins and keys those of all users.' })
  jobs(@CallingAs() caller: Caller, @Args() args: JobsArgs) {
    return this.list(caller, args, jobFilterOf(args.filter), args.orderBy === 'CREATED_AT_ASC' ? 'oldest' : 'newest');
  }

  @Query(() => JobConnection, {
    description:
      'FAILED jobs, the newest first, cancelled ones among them: with errorDetails, attempts, events, and the actions that can be taken.',
  })
  failedJobs(@CallingAs() caller: Caller, @Args() args: FailedJobsArgs) {
    return this.list(caller, args, failedJobFilterOf(args.filter), 'newest');
  }

  private async list(caller: Caller, args: ConnectionArgs, filter: JobFilter, order: 'newest' | 'oldest') {
    const page = pageOf(args);
    const field = page.direction === 'forward' ? 'after' : 'before';
    const rows = await this.lists.slice(caller, {
      filter,
      order,
      direction: page.direction,
      cursor: page.cursor === null ? null : readJobCursor(page.cursor, field),
      limit: page.size + 1,
    });
    return connectionOf(
      rows,
      page,
      (row) => writeJobCursor(row.cursor),
      (row) => row.job,
    );
  }
}
