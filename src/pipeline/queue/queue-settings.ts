import type { StageStatus } from '../../jobs/record/job-status.js';
import type { Environment } from '../../platform/environment/environment.js';

/** A delivery whose worker died is redelivered this many times before the row itself ends the job (see StageRunner). */
const HAND_OUTS = 100;
/** The runner aborts a stage at its time limit; the queue's own limit applies only if the stage ignores the abort. */
const EXPIRY_MARGIN_SECONDS = 120;
/** Waiting deliveries do not expire: the sweep could rebuild them, but should not have to. */
const RETENTION_SECONDS = 90 * 24 * 3600;
/** For ended deliveries that release 0.1.0 keeps; the engine deletes its own. */
const DELETE_AFTER_SECONDS = 3600;

export type QueueSettings = ReturnType<typeof queueSettings>;

/** The queue options of pg-boss; each delivery copies them when it is created. */
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

/** The name of a stage's queue in pg-boss; the database function studio_queue returns the same. */
export function queueOf(stage: StageStatus): string {
  return `studio-${stage.toLowerCase()}`;
}
