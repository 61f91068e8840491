import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database, type DatabaseTransaction } from '../platform/postgres/database.js';
import type { Caller } from './caller.js';
import { becomeUser } from './caller-role-store.js';

/** Transactions in which the database limits what a caller sees and does. */
@Injectable()
export class CallerTransaction {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /**
   * Runs `work` in one transaction: for a user as role `authenticated` with their claims, for the secret key as the engine itself.
   * Rolls back when `work` throws, and passes its error on.
   */
  asCaller<Result>(caller: Caller, work: (transaction: DatabaseTransaction) => Promise<Result>): Promise<Result> {
    return this.database.transaction().execute(async (transaction) => {
      if (caller.kind === 'user') await becomeUser(transaction, caller);
      return work(transaction);
    });
  }
}
