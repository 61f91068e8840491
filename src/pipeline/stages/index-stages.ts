import { STAGE_STATUSES, type StageStatus } from '../../jobs/record/job-status.js';
import type { Stage } from './stage.js';

/** The stages by their status. Throws, with what to do, unless each status of the list has exactly one. */
export function indexStages(stages: readonly Stage[]): ReadonlyMap<StageStatus, Stage> {
  const index = new Map<StageStatus, Stage>();
  for (const stage of stages) {
    if (index.has(stage.status))
      throw new Error(`Two stages have the status ${stage.status}. Register only one of them in app.module.ts.`);
    index.set(stage.status, stage);
  }
  for (const status of STAGE_STATUSES) {
    if (!index.has(status)) throw new Error(`No stage has the status ${status}. Register one in app.module.ts.`);
  }
  return index;
}
