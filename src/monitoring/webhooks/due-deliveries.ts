import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { type ClaimedDeliveries, claimDeliveries } from './delivery-claim-store.js';

/** The deliveries that are due by the clock of this replica. */
@Injectable()
export class DueDeliveries {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Claims at most `limit` of them with a lease. */
  claim(limit: number): Promise<ClaimedDeliveries> {
    return claimDeliveries(this.database, new Date(this.clock.now()), limit);
  }
}
