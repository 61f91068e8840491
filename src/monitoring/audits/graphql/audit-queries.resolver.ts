import { Inject } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import type { Caller } from '../../../access/caller.js';
import { CallingAs } from '../../../access/calling-as.graphql.js';
import { readJobCursor, writeJobCursor } from '../../../jobs/reading/job-cursor.js';
import { connectionOf } from '../../../platform/graphql/connection.graphql.js';
import { ConnectionArgs, pageOf } from '../../../platform/graphql/connection-args.graphql.js';
import { writeNumberCursor } from '../../paging/number-cursor.js';
import { cursorFieldOf, numberedSliceOf } from '../../paging/numbered-page.graphql.js';
import { AuditLists } from '../audit-lists.js';
import { EngineWorker, SweepRunConnection, sweepRunView } from './engine-state.graphql.js';
import { OperatorActionConnection, OperatorActionsArgs, operatorActionView } from './operator-action.graphql.js';
import { RetryBatch, RetryBatchConnection, retryBatchView } from './retry-failed-jobs.graphql.js';

const SWEEP_RUNS = 'sweep-run';
const OPERATOR_ACTIONS = 'operator-action';

/** The audit lists for operators. For admins and keys. */
@Resolver()
export class AuditQueriesResolver {
  constructor(@Inject(AuditLists) private readonly lists: AuditLists) {}

  @Query(() => SweepRunConnection, {
    description: 'Runs of the scheduled repair, the newest first. For admins and keys.',
  })
  async sweepRuns(@CallingAs() caller: Caller, @Args() args: ConnectionArgs) {
    const page = pageOf(args);
    const rows = await this.lists.sweepRuns(caller, numberedSliceOf(SWEEP_RUNS, page));
    return connectionOf(rows, page, (row) => writeNumberCursor(SWEEP_RUNS, row.sweep_run_id), sweepRunView);
  }

  @Query(() => OperatorActionConnection, {
    description: 'Who did what through the engine, the newest first. For admins and keys.',
  })
  async operatorActions(@CallingAs() caller: Caller, @Args() args: OperatorActionsArgs) {
    const page = pageOf(args);
    const about = { jobId: args.jobId ?? null };
    const rows = await this.lists.operatorActions(caller, numberedSliceOf(OPERATOR_ACTIONS, page), about);
    const cursorOf = (row: (typeof rows)[number]) => writeNumberCursor(OPERATOR_ACTIONS, row.operator_action_id);
    return connectionOf(rows, page, cursorOf, operatorActionView);
  }

  @Query(() => RetryBatchConnection, {
    description: 'Paced retries of many jobs, the newest first. For admins and keys.',
  })
  async retryBatches(@CallingAs() caller: Caller, @Args() args: ConnectionArgs) {
    const page = pageOf(args);
    const { direction, size } = page;
    const cursor = page.cursor === null ? null : readJobCursor(page.cursor, cursorFieldOf(page));
    const rows = await this.lists.retryBatches(caller, { direction, cursor, limit: size + 1 });
    return connectionOf(
      rows,
      page,
      (row) => writeJobCursor(row.cursor),
      (row) => retryBatchView(row.batch),
    );
  }

  @Query(() => RetryBatch, {
    nullable: true,
    description: 'The progress of a paced retry; null if there is none. For admins and keys.',
  })
  async retryBatch(
    @CallingAs() caller: Caller,
    @Args('id', { type: () => ID, description: 'As retryFailedJobs gave it.' }) id: string,
  ) {
    const batch = await this.lists.retryBatch(caller, id);
    return batch === null ? null : retryBatchView(batch);
  }

  @Query(() => [EngineWorker], { description: 'The replicas of the engine, the newest first. For admins and keys.' })
  async workers(@CallingAs() caller: Caller) {
    return this.lists.workers(caller);
  }
}
