import { Inject } from '@nestjs/common';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Caller } from '../../access/caller.js';
import { CallingAs, type GraphQlContext } from '../../access/calling-as.graphql.js';
import { JobType } from '../../jobs/graphql/job.graphql.js';
import { JobLists } from '../../jobs/reading/job-lists.js';
import type { JobSummary } from '../../jobs/record/job-record.js';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { pageOf } from '../../platform/graphql/connection-args.graphql.js';
import { loaderOf } from '../../platform/graphql/request-context.js';
import { writeNumberCursor } from '../paging/number-cursor.js';
import { numberedSliceOf } from '../paging/numbered-page.graphql.js';
import { Alert, AlertConnection, AlertsArgs, alertView } from './alert.graphql.js';
import { AlertList } from './alert-list.js';
import { EngineAlertConnection, engineAlertView } from './engine-alert.graphql.js';

const ALERTS = 'alert';
const ENGINE_ALERTS = 'engine-alert';

/** Jobs over their service level, and alerts about the engine as a whole. For admins and keys. */
@Resolver(() => Alert)
export class AlertsResolver {
  constructor(
    @Inject(AlertList) private readonly alerts: AlertList,
    @Inject(JobLists) private readonly lists: JobLists,
  ) {}

  @Query(() => AlertConnection, {
    name: 'alerts',
    description:
      'Jobs that took longer than their service level, the newest alert first; kept for 30 days after they were cleared. For admins and keys.',
  })
  async list(@CallingAs() caller: Caller, @Args() args: AlertsArgs) {
    const page = pageOf(args);
    const rows = await this.alerts.slice(caller, numberedSliceOf(ALERTS, page), args.openOnly ?? false);
    return connectionOf(rows, page, (row) => writeNumberCursor(ALERTS, row.alert_id), alertView);
  }

  @ResolveField(() => JobType, { nullable: true, description: 'The job as it is now.' })
  job(@Parent() { jobId }: Alert, @Context() context: GraphQlContext): Promise<JobSummary | null> {
    const load = async (ids: readonly string[]) => {
      const found = new Map((await this.lists.byId(context.caller, ids)).map((job) => [job.jobId, job]));
      return ids.map((id) => found.get(id) ?? null);
    };
    return loaderOf(context, 'alert-jobs', load).load(jobId);
  }

  @Query(() => EngineAlertConnection, {
    description:
      'Figures of the engine that crossed their threshold, the newest alert first; kept for 30 days after they were cleared. For admins and keys.',
  })
  async engineAlerts(@CallingAs() caller: Caller, @Args() args: AlertsArgs) {
    const page = pageOf(args);
    const rows = await this.alerts.engineSlice(caller, numberedSliceOf(ENGINE_ALERTS, page), args.openOnly ?? false);
    return connectionOf(rows, page, (row) => writeNumberCursor(ENGINE_ALERTS, row.alert_id), engineAlertView);
  }
}
