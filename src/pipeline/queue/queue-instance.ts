import type { StageStatus } from '../../jobs/record/job-status.js';

/** A replica of the engine, as its queue told of it with its last heartbeat. */
export interface QueueInstance {
  readonly id: string;
  readonly roles: readonly string[];
  readonly host: string;
  readonly pid: number;
  /** Neither stopped nor quiet for three heartbeats. */
  readonly alive: boolean;
  readonly startedAt: Date;
  readonly heartbeatAt: Date;
  readonly stoppedAt: Date | null;
  readonly stages: readonly InstanceStage[];
  /** Processor cores in use, null where it is not known yet. */
  readonly cpuCores: number | null;
  /** Resident memory in bytes, null where it is not known yet. */
  readonly memoryBytes: number | null;
}

/** What a replica does for one stage. */
export interface InstanceStage {
  readonly stage: StageStatus;
  /** Most jobs at once. */
  readonly concurrency: number;
  /** Jobs in hand at the heartbeat. */
  readonly active: number;
}
