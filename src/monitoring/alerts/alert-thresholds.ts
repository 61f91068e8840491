import { Inject, Injectable } from '@nestjs/common';
import { actorOf, type Caller, requireAdmin } from '../../access/caller.js';
import { recordAction } from '../../access/operator-action-store.js';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import { Fault } from '../../platform/fault.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { LARGEST, THRESHOLDS, type ThresholdKind } from './threshold-list.js';
import { dropThreshold, readThresholds, storeThreshold, type ThresholdRow } from './threshold-store.js';

/** A threshold as operators see it. */
export interface ThresholdInForce extends Pick<ThresholdKind, 'rule' | 'subject' | 'unit'> {
  /** 0: no alert. */
  readonly threshold: number;
  /** What the setting says. */
  readonly configured: number;
  readonly largest: number;
  /** When and by whom it was set; null while the setting applies. */
  readonly changedAt: Date | null;
  readonly changedBy: string | null;
}

/** A threshold to set. `threshold` null: the setting applies again. */
export interface ThresholdChange {
  readonly rule: string;
  readonly subject: string;
  readonly threshold: number | null;
}

/** The thresholds of the alert rules, which operators set while the engine runs. The next sweep of every replica uses them. */
@Injectable()
export class AlertThresholds {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** @throws Fault FORBIDDEN but for admins and keys */
  async list(caller: Caller): Promise<readonly ThresholdInForce[]> {
    requireAdmin(caller);
    const rows = await readThresholds(this.database);
    return THRESHOLDS.map((kind) => this.inForce(kind, rows));
  }

  /** Recorded in operator_actions. @throws Fault FORBIDDEN, BAD_REQUEST for a threshold that does not exist or is out of range */
  async set(caller: Caller, { rule, subject, threshold }: ThresholdChange): Promise<ThresholdInForce> {
    requireAdmin(caller);
    const kind = THRESHOLDS.find((one) => one.rule === rule && one.subject === subject);
    if (kind === undefined) throw new Fault('BAD_REQUEST', unknown(rule, subject));
    const largest = LARGEST[kind.unit];
    if (threshold !== null && (threshold < 0 || threshold > largest)) {
      throw new Fault(
        'BAD_REQUEST',
        `The threshold of ${rule} must be from 0 to ${largest} ${kind.unit.toLowerCase()}.`,
      );
    }
    return this.database.transaction().execute(async (trx) => {
      if (threshold === null) await dropThreshold(trx, rule, subject);
      else await storeThreshold(trx, { rule, subject, threshold, by: actorOf(caller) });
      const filter = { rule, ...(subject === '' ? {} : { subject }), threshold };
      await recordAction(trx, caller, { action: 'SET_ALERT_THRESHOLD', filter, affected: 0 });
      return this.inForce(kind, await readThresholds(trx));
    });
  }

  private inForce({ rule, subject, unit, configured }: ThresholdKind, rows: readonly ThresholdRow[]): ThresholdInForce {
    const row = rows.find((one) => one.rule === rule && one.subject === subject);
    const setting = configured(this.environment);
    return {
      rule,
      subject,
      unit,
      threshold: row?.threshold ?? setting,
      configured: setting,
      largest: LARGEST[unit],
      changedAt: row?.changed_at ?? null,
      changedBy: row?.changed_by ?? null,
    };
  }
}

function unknown(rule: string, subject: string): string {
  const subjects = THRESHOLDS.filter((one) => one.rule === rule).map((one) => one.subject);
  return subjects.includes('')
    ? `The rule ${rule} has one threshold. Leave out the subject ${subject}.`
    : `The rule ${rule} has a threshold for each subject. Name one of ${subjects.join(', ')}.`;
}
