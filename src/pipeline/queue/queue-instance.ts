import type { StageStatus } from '../../jobs/record/job-status.js';

/** A replica of the engine, as reported by its last heartbeat. */
export interface QueueInstance {
  readonly id: string;
  readonly roles: readonly string[];
  readonly host: string;
  readonly pid: number;
  /** False if it stopped or missed three heartbeats. */
  readonly alive: boolean;
  readonly startedAt: Date;
  readonly heartbeatAt: Date;
  readonly stoppedAt: Date | null;
  readonly stages: readonly InstanceStage[];
  /** Processor cores in use; null if not yet known. */
  readonly cpuCores: number | null;
  /** Resident memory in bytes; null if not yet known. */
  readonly memoryBytes: number | null;
}

/** What a replica does for one stage. */
export interface InstanceStage {
  readonly stage: StageStatus;
  /** Most jobs at once. */
  readonly concurrency: number;
  /** Running jobs at the time of the heartbeat. */
  readonly active: number;
}
