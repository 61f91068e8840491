import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import { LOGGER, type Logger } from '../../platform/logging/logger.js';
import { DATABASE, type Database, type DatabaseTransaction } from '../../platform/postgres/database.js';
import { type AlertFigures, AlertFiguresReader, type AlertFiguresSource } from '../alerts/alert-figures.js';
import { type AlertToRaise, evaluateRules, type OpenAlert } from '../alerts/alert-rules.js';
import { clearEngineAlert, raiseEngineAlert, readOpenAlerts } from '../alerts/engine-alert-store.js';
import { ruleLimits } from '../alerts/threshold-list.js';
import { readThresholds } from '../alerts/threshold-store.js';
import { recordedRun } from './recorded-run.js';
import type { Sweep, SweepCounts } from './sweep.js';
import { takeSweepLock } from './sweep-store.js';

export interface AlertRuleCounts extends SweepCounts {
  readonly raised: number;
  readonly cleared: number;
}

/** Evaluates the alert rules. An alert is a row of engine_alerts, a line of the log and a message to the webhooks that want it, once each. */
@Injectable()
export class AlertRuleSweep implements Sweep {
  readonly name = 'alert-rules';

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(AlertFiguresReader) private readonly figures: AlertFiguresSource,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async runOnce(): Promise<AlertRuleCounts> {
    let raised: readonly AlertToRaise[] = [];
    let cleared: readonly OpenAlert[] = [];
    const { counts } = await recordedRun(this.database, this.name, async () => {
      const figures = await this.figures.read();
      const changed = await this.database
        .transaction()
        .execute(async (trx) => ((await takeSweepLock(trx, this.name)) ? this.change(trx, figures) : null));
      if (changed === null) return { raised: 0, cleared: 0, skipped: 1 };
      ({ raised, cleared } = changed);
      return { raised: raised.length, cleared: cleared.length, skipped: 0 };
    });
    for (const { rule, subject, value, threshold, message } of raised) {
      this.log.warn('An alert was raised.', { rule, subject, value, threshold, reason: message });
    }
    for (const { rule, subject } of cleared) this.log.info('An alert was cleared.', { rule, subject });
    return counts;
  }

  private async change(trx: DatabaseTransaction, figures: AlertFigures) {
    const limits = ruleLimits(this.environment, await readThresholds(trx));
    const { raise, clear } = evaluateRules(figures, limits, await readOpenAlerts(trx));
    const raised: AlertToRaise[] = [];
    const cleared: OpenAlert[] = [];
    for (const alert of raise) if (await raiseEngineAlert(trx, alert)) raised.push(alert);
    for (const alert of clear) if (await clearEngineAlert(trx, alert)) cleared.push(alert);
    return { raised, cleared };
  }
}
