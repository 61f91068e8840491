import { Inject, Injectable } from '@nestjs/common';
import { DeliveryQueue } from '../../pipeline/queue/delivery-queue.js';
import { TranscriberNotice } from '../../pipeline/transcribing/transcriber-notice.js';
import { LOGGER, type Logger } from '../../platform/logging/logger.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { PostgresListener } from '../../platform/postgres/listener.js';
import { SchemaTrouble } from '../../platform/postgres/schema-trouble.js';
import { withinMs } from '../../platform/time-limit.js';
import type { Surrounding, SurroundingStates } from './boot-checks.js';
import { takesWrites } from './health-store.js';

export interface ReadinessReport {
  /** `degraded`: the engine works, but parts of it are slower or delayed. */
  readonly status: 'ready' | 'degraded' | 'unavailable';
  readonly checks: Readonly<Record<'database' | 'queue' | 'notifications' | 'schema', string>> &
    Readonly<Partial<Record<Surrounding, string>>>;
  /** Why the engine is degraded. */
  readonly remarks?: { readonly transcriber: string };
}

/** If the database takes longer, requests fail too. Milliseconds. */
const DATABASE_LIMIT_MS = 2_000;

/** The state of the database. */
type DatabaseState = 'ok' | 'read-only' | 'silent';

const DATABASE_WORDS: Readonly<Record<DatabaseState, string>> = {
  ok: 'ok',
  'read-only':
    'takes no writes: jobs wait, and new ones are answered with 503. Check whether it is a standby, or its disk is full',
  silent: `did not answer within ${DATABASE_LIMIT_MS / 1000} seconds`,
};

/** Whether this process can do its work now. */
@Injectable()
export class Readiness {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(DeliveryQueue) private readonly queue: DeliveryQueue,
    @Inject(PostgresListener) private readonly listener: PostgresListener,
    @Inject(SchemaTrouble) private readonly trouble: SchemaTrouble,
    @Inject(LOGGER) private readonly log: Logger,
    @Inject(TranscriberNotice) private readonly notice: Pick<TranscriberNotice, 'text'>,
  ) {}

  /** @param surroundings the state of bucket and providers; absent in a process that runs no stages */
  async report(surroundings: SurroundingStates = {}): Promise<ReadinessReport> {
    const database = await this.databaseState();
    const { connected } = this.listener;
    const misfit = this.trouble.current;
    const remark = this.notice.text;
    const whole =
      database === 'ok' && connected && misfit === null && Object.values(surroundings).every((state) => state === 'ok');
    return {
      status: database === 'silent' || !this.queue.running ? 'unavailable' : whole ? 'ready' : 'degraded',
      checks: {
        ...surroundings,
        database: DATABASE_WORDS[database],
        queue: this.queue.running ? 'ok' : 'is not running',
        notifications: connected
          ? 'ok'
          : 'LISTEN is not connected: changes are noticed by polling, up to a second later',
        schema:
          misfit === null
            ? 'ok'
            : `does not fit this release (SQLSTATE ${misfit.code}): results are kept until the migration is finished or undone`,
      },
      ...(remark === null ? {} : { remarks: { transcriber: remark } }),
    };
  }

  private async databaseState(): Promise<DatabaseState> {
    const late = () => new Error(`The database did not answer within ${DATABASE_LIMIT_MS} ms.`);
    try {
      return (await withinMs(DATABASE_LIMIT_MS, takesWrites(this.database), late)) ? 'ok' : 'read-only';
    } catch (error) {
      this.log.warn('The readiness probe got no answer from the database.', { error });
      return 'silent';
    }
  }
}
