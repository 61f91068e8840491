import { Inject, Injectable } from '@nestjs/common';
import { DeliveryQueue } from '../../pipeline/queue/delivery-queue.js';
import { TranscriberNotice } from '../../pipeline/transcribing/transcriber-notice.js';
import { PostgresListener } from '../../platform/postgres/listener.js';
import { SchemaTrouble } from '../../platform/postgres/schema-trouble.js';
import type { Surrounding, SurroundingStates } from './boot-checks.js';
import { DATABASE_WORDS, DatabaseProbe } from './database-probe.js';

export interface ReadinessReport {
  /** `degraded`: the engine works, but parts of it are slower or delayed. */
  readonly status: 'ready' | 'degraded' | 'unavailable';
  readonly checks: Readonly<Record<'database' | 'queue' | 'notifications' | 'schema', string>> &
    Readonly<Partial<Record<Surrounding | 'disk', string>>>;
  /** Why the engine is degraded. */
  readonly remarks?: { readonly transcriber: string };
}

/** Whether this process can do its work now. */
@Injectable()
export class Readiness {
  constructor(
    @Inject(DatabaseProbe) private readonly probe: DatabaseProbe,
    @Inject(DeliveryQueue) private readonly queue: DeliveryQueue,
    @Inject(PostgresListener) private readonly listener: PostgresListener,
    @Inject(SchemaTrouble) private readonly trouble: SchemaTrouble,
    @Inject(TranscriberNotice) private readonly notice: Pick<TranscriberNotice, 'text'>,
  ) {}

  /** @param surroundings the state of bucket, providers and disk; absent in a process that runs no stages */
  async report(surroundings: SurroundingStates & { readonly disk?: string } = {}): Promise<ReadinessReport> {
    const database = await this.probe.state();
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
}
