/** The six statuses of `studio_jobs.status` (contract, section 1). */
export const JOB_STATUSES = ['NEW', 'TRANSCRIBING', 'ENRICHING', 'REFINING', 'COMPLETE', 'FAILED'] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

/** The statuses that a stage holds, in the order of the pipeline. */
export const STAGE_STATUSES = ['TRANSCRIBING', 'ENRICHING', 'REFINING'] as const;
export type StageStatus = (typeof STAGE_STATUSES)[number];

/** Why a job moved; written on the event of the move. */
export const MOVE_REASONS = [
  'submitted',
  'started',
  'advanced',
  'completed',
  'failed',
  'cancelled',
  'retried',
  'swept',
  'refined_again',
  'changed_directly',
] as const;
export type MoveReason = (typeof MOVE_REASONS)[number];
