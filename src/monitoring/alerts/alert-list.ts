import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { requireAdmin } from '../../access/caller.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import type { NumberedSlice } from '../paging/number-cursor.js';
import { listAlerts } from './alert-store.js';

/** Lists of alerts, for operators. */
@Injectable()
export class AlertList {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Alerts, the newest first. @param openOnly without those that were cleared @throws Fault FORBIDDEN unless the caller is an admin or a key */
  slice(caller: Caller, slice: NumberedSlice, openOnly: boolean) {
    requireAdmin(caller);
    return listAlerts(this.database, 'job_alerts', slice, openOnly);
  }

  /** Alerts about the engine, likewise. @throws Fault FORBIDDEN unless the caller is an admin or a key */
  engineSlice(caller: Caller, slice: NumberedSlice, openOnly: boolean) {
    requireAdmin(caller);
    return listAlerts(this.database, 'engine_alerts', slice, openOnly);
  }
}
