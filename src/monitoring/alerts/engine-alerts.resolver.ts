import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Caller } from '../../access/caller.js';
import { CallingAs } from '../../access/calling-as.graphql.js';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { pageOf } from '../../platform/graphql/connection-args.graphql.js';
import { writeNumberCursor } from '../paging/number-cursor.js';
import { numberedSliceOf } from '../paging/numbered-page.graphql.js';
import { AlertsArgs } from './alert.graphql.js';
import { AlertList } from './alert-list.js';
import { EngineAlertConnection, engineAlertView } from './engine-alert.graphql.js';

const ENGINE_ALERTS = 'engine-alert';

/** Alerts about the engine as a whole. For admins and keys. */
@Resolver()
export class EngineAlertsResolver {
  constructor(@Inject(AlertList) private readonly alerts: AlertList) {}

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
