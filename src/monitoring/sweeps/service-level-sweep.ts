import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import { LOGGER, type Logger } from '../../platform/logging/logger.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { clearAlerts, countOpenAlerts, type RaisedAlert, raiseAlerts } from '../alerts/alert-store.js';
import { SERVICE_LEVELS, type ServiceLevel } from '../alerts/service-levels.js';
import { levelLimits } from '../alerts/threshold-list.js';
import { readThresholds } from '../alerts/threshold-store.js';
import { recordedRun } from './recorded-run.js';
import type { Sweep, SweepCounts } from './sweep.js';
import { takeSweepLock } from './sweep-store.js';

/** The most alerts of one run: if everything is late, the others follow in the next runs. */
const MOST_RAISED = 1_000;
/** Jobs that a line of the log names; the others are in job_alerts. */
const NAMED_JOBS = 10;

export interface ServiceLevelCounts extends SweepCounts {
  readonly raised: number;
  readonly cleared: number;
  readonly open: number;
}

/**
 * Finds jobs that wait, or are in a stage, for longer than their service level. Each raises one alert for where it is: a row of job_alerts,
 * and one line of the log for all of a run and level.
 */
@Injectable()
export class ServiceLevelSweep implements Sweep {
  readonly name = 'service-levels';

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async runOnce(): Promise<ServiceLevelCounts> {
    let alerts: readonly RaisedAlert[] = [];
    let limits = levelLimits(this.environment, []);
    const { counts } = await recordedRun(this.database, this.name, () =>
      this.database.transaction().execute(async (trx) => {
        if (!(await takeSweepLock(trx, this.name))) return { raised: 0, cleared: 0, open: 0, skipped: 1 };
        const cleared = await clearAlerts(trx);
        limits = levelLimits(this.environment, await readThresholds(trx));
        alerts = await raiseAlerts(trx, limits, MOST_RAISED);
        const open = Object.values(await countOpenAlerts(trx)).reduce((sum, count) => sum + count, 0);
        return { raised: alerts.length, cleared, open, skipped: 0 };
      }),
    );
    this.report(alerts, limits);
    return counts;
  }

  private report(alerts: readonly RaisedAlert[], limits: Readonly<Record<ServiceLevel, number>>): void {
    for (const level of SERVICE_LEVELS) {
      const late = alerts.filter((alert) => alert.level === level);
      if (late.length === 0) continue;
      this.log.warn('Jobs exceed their service level.', {
        level,
        limitSeconds: limits[level],
        jobs: late.length,
        longestSeconds: Math.round(Math.max(...late.map(({ seconds }) => seconds))),
        jobIds: late.slice(0, NAMED_JOBS).map(({ jobId }) => jobId),
      });
    }
  }
}
