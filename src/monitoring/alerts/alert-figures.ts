import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { readProviderStates } from '../../pipeline/providers/breaker-store.js';
import { DeliveryQueue } from '../../pipeline/queue/delivery-queue.js';
import type { QueueInstance } from '../../pipeline/queue/queue-instance.js';
import { CLOCK, type Clock } from '../../platform/clock.js';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import { type RetiringModel, retiringModels } from '../../platform/environment/retiring-models.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { JobStatistics } from '../stats/job-statistics.js';
import { countOpenAlerts, readVerdictCounts, type VerdictCounts } from './alert-store.js';

/** The window of the failure rate, in milliseconds. */
const FAILURE_RANGE_MS = 15 * 60_000;
/** Figures are of all users. */
const ENGINE: Caller = { kind: 'service', local: false };

/** What the alert rules look at. */
export interface AlertFigures {
  readonly now: Date;
  /** Jobs that completed and failed in the last 15 minutes, without cancelled ones. */
  readonly completions: number;
  readonly failures: number;
  /** Null while none waits. */
  readonly oldestWaitingSeconds: number | null;
  /** Jobs over their service level, by level. */
  readonly late: Readonly<Record<string, number>>;
  /** Since a worker last gave a sign of life, at most since the engine runs; 0 while one lives. */
  readonly secondsWithoutWorker: number;
  /** Providers whose circuit breaker is not closed. */
  readonly providersDown: readonly { readonly provider: string; readonly seconds: number }[];
  /** Models in use whose end is known. */
  readonly retiring: readonly RetiringModel[];
  readonly verdicts: VerdictCounts;
}

/** Where the figures come from. */
export interface AlertFiguresSource {
  read(): Promise<AlertFigures>;
}

/** Reads the figures that the alert rules look at. */
@Injectable()
export class AlertFiguresReader implements AlertFiguresSource {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(JobStatistics) private readonly statistics: JobStatistics,
    @Inject(DeliveryQueue) private readonly queue: DeliveryQueue,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async read(): Promise<AlertFigures> {
    const now = new Date(this.clock.now());
    const range = { from: new Date(now.getTime() - FAILURE_RANGE_MS), to: null };
    const { completions, failures, oldestWaitingSeconds } = await this.statistics.stats(ENGINE, range);
    const down = (await readProviderStates(this.database)).filter(({ state }) => state !== 'closed');
    return {
      now,
      completions,
      failures,
      oldestWaitingSeconds,
      late: await countOpenAlerts(this.database),
      secondsWithoutWorker: silenceOf(await this.queue.instances()),
      providersDown: down.map(({ provider, openedAt }) => ({
        provider,
        seconds: openedAt === null ? 0 : (now.getTime() - openedAt.getTime()) / 1000,
      })),
      retiring: retiringModels(this.environment),
      verdicts: await readVerdictCounts(this.database),
    };
  }
}

/** Seconds without a live worker. A replica that has just started is given time: its workers may start after it. */
export function silenceOf(instances: readonly QueueInstance[]): number {
  const workers = instances.filter(({ roles }) => roles.includes('worker'));
  const alive = instances.filter((instance) => instance.alive);
  if (alive.length === 0 || workers.some((worker) => worker.alive)) return 0;
  const now = Math.max(...alive.map(({ heartbeatAt }) => heartbeatAt.getTime()));
  const started = Math.min(...alive.map(({ startedAt }) => startedAt.getTime()));
  return Math.max(0, now - Math.max(started, ...workers.map(({ heartbeatAt }) => heartbeatAt.getTime()))) / 1000;
}
