import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { requireAdmin } from '../../access/caller.js';
import { recordAction } from '../../access/operator-action-store.js';
import { Fault } from '../../platform/fault.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { FailedJobSweep } from '../sweeps/failed-job-sweep.js';
import { readSweepRun } from './audit-list-store.js';

/** Runs a sweep on request. For admins and keys. */
@Injectable()
export class RequestedSweeps {
  constructor(
    @Inject(FailedJobSweep) private readonly sweep: FailedJobSweep,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  /** @throws Fault FORBIDDEN, CONFLICT while another replica sweeps */
  async run(caller: Caller) {
    requireAdmin(caller);
    const { sweepRunId } = await this.sweep.run((trx, { redelivered, retried }) =>
      recordAction(trx, caller, { action: 'RUN_FAILED_JOB_SWEEP', affected: redelivered + retried }),
    );
    if (sweepRunId === null) throw new Fault('CONFLICT', 'A sweep is already running. Query sweepRuns for its result.');
    return readSweepRun(this.database, sweepRunId);
  }
}
