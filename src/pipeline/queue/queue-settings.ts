import type { StageStatus } from '../../jobs/record/job-status.js';
import type { Environment } from '../../platform/environment/environment.js';

/** A delivery whose worker died is handed out again this often before the row itself ends the job (see StageRunner). */
const HAND_OUTS = 100;
/** The runner aborts a stage at its limit; the queue's own limit is only for one that ignores it. */
const EXPIRY_MARGIN_SECONDS = 120;
/** Deliveries wait as long as it takes: the sweep could rebuild them, but need not. */
const RETENTION_SECONDS = 90 * 24 * 3600;
/** What release 0.1.0 ends and leaves; the engine deletes what it ends. */
const DELETE_AFTER_SECONDS = 3600;

export type QueueSettings = ReturnType<typeof queueSettings>;

/** How pg-boss is to keep the queues: deliveries copy it when they are made. */
export function queueSettings(limits: Pick<Environment, 'heartbeatSeconds' | 'stageTimeoutSeconds'>) {
  return {
    retryLimit: HAND_OUTS,
    retryDelay: 0,
    expireInSeconds: Math.ceil(limits.stageTimeoutSeconds) + EXPIRY_MARGIN_SECONDS,
    heartbeatSeconds: limits.heartbeatSeconds,
    retentionSeconds: RETENTION_SECONDS,
    deleteAfterSeconds: DELETE_AFTER_SECONDS,
    notify: true,
  };
}

/** The name of a stage's queue in pg-boss; the function studio_queue of the database says the same. */
export function queueOf(stage: StageStatus): string {
  return `studio-${stage.toLowerCase()}`;
}
