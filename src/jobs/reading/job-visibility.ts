import { Inject, Injectable } from '@nestjs/common';
import { type Caller, mayAdminister } from '../../access/caller.js';
import { CallerTransaction } from '../../access/caller-transaction.js';
import { DATABASE, type Database, type DatabaseTransaction } from '../../platform/postgres/database.js';

/** Reads with the caller's rights: a user under row level security; an admin and the secret key everything. */
@Injectable()
export class JobVisibility {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CallerTransaction) private readonly transactions: CallerTransaction,
  ) {}

  /** Rethrows what `work` throws. */
  read<Result>(caller: Caller, work: (reader: Database | DatabaseTransaction) => Promise<Result>): Promise<Result> {
    return mayAdminister(caller) ? work(this.database) : this.transactions.asCaller(caller, work);
  }
}
