import { Inject, Injectable } from '@nestjs/common';
import { type Caller, mayAdminister } from '../../access/caller.js';
import { CallerTransaction } from '../../access/caller-transaction.js';
import { DATABASE, type Database, type DatabaseTransaction } from '../../platform/postgres/database.js';

/** Reads as a caller may: a user under their own row level security, an admin and the secret key everything. */
@Injectable()
export class JobVisibility {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CallerTransaction) private readonly transactions: CallerTransaction,
  ) {}

  /** Passes on what `work` throws. */
  read<Result>(caller: Caller, work: (reader: Database | DatabaseTransaction) => Promise<Result>): Promise<Result> {
    return mayAdminister(caller) ? work(this.database) : this.transactions.asCaller(caller, work);
  }
}
