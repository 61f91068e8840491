import { STAGE_STATUSES, type StageStatus } from '../../jobs/record/job-status.js';
import { STAGE_LIST } from '../../jobs/record/stage-list.js';
import { WAITING_ALERT_SECONDS } from '../../platform/environment/upkeep-settings.js';

/** The subject of an alert: a job that waits to be claimed, or a job in a stage. */
export type ServiceLevel = 'WAITING' | StageStatus;
export const SERVICE_LEVELS: readonly ServiceLevel[] = ['WAITING', ...STAGE_STATUSES];

/** Seconds before an alert for each level: what was set, else what the list of stages has; 0: no alert. */
export function alertLimits(set: Readonly<Record<string, number>>): Readonly<Record<ServiceLevel, number>> {
  const limits = STAGE_LIST.map(({ status, alertSeconds }) => [status, set[status] ?? alertSeconds] as const);
  return { WAITING: set.WAITING ?? WAITING_ALERT_SECONDS, ...Object.fromEntries(limits) } as Record<
    ServiceLevel,
    number
  >;
}
