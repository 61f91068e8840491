import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type Logger } from '../../platform/logging/logger.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { withinMs } from '../../platform/time-limit.js';
import { takesWrites } from './health-store.js';

/** If the database takes longer, requests fail too. Milliseconds. */
const DATABASE_LIMIT_MS = 2_000;

/** The state of the database. */
type DatabaseState = 'ok' | 'read-only' | 'silent';

/** What readiness reports of each state. */
export const DATABASE_WORDS: Readonly<Record<DatabaseState, string>> = {
  ok: 'ok',
  'read-only':
    'accepts no writes: jobs wait, and new ones are answered with 503. Check whether it is a standby, or its disk is full',
  silent: `did not answer within ${DATABASE_LIMIT_MS / 1000} seconds`,
};

/** Asks the database for its state. */
@Injectable()
export class DatabaseProbe {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async state(): Promise<DatabaseState> {
    const late = () => new Error(`The database did not answer within ${DATABASE_LIMIT_MS} ms.`);
    try {
      return (await withinMs(DATABASE_LIMIT_MS, takesWrites(this.database), late)) ? 'ok' : 'read-only';
    } catch (error) {
      this.log.warn('The readiness probe got no answer from the database.', { error });
      return 'silent';
    }
  }
}
