import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { requireAdmin } from '../../access/caller.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import type { NumberedSlice } from '../paging/number-cursor.js';
import { listAlerts } from './alert-store.js';
import { listEngineAlerts } from './engine-alert-store.js';

/** What operators see of the alerts. */
@Injectable()
export class AlertList {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Alerts, the newest first. @param openOnly without those that were cleared @throws Fault FORBIDDEN but for admins and keys */
  slice(caller: Caller, slice: NumberedSlice, openOnly: boolean) {
    requireAdmin(caller);
    return listAlerts(this.database, slice, openOnly);
  }

  /** Alerts about the engine, likewise. @throws Fault FORBIDDEN but for admins and keys */
  engineSlice(caller: Caller, slice: NumberedSlice, openOnly: boolean) {
    requireAdmin(caller);
    return listEngineAlerts(this.database, slice, openOnly);
  }
}
