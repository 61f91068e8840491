import type { StageStatus } from '../record/job-status.js';

/** Where a FAILED job starts again: the stage whose input is stored. */
export function restartPoint(row: {
  readonly raw_transcript: string | null;
  readonly system_prompt_used: string | null;
}): 'NEW' | Exclude<StageStatus, 'TRANSCRIBING'> {
  if (row.raw_transcript === null) return 'NEW';
  return row.system_prompt_used === null ? 'ENRICHING' : 'REFINING';
}
