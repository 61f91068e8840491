import { useSubscription } from '@apollo/client/react';
import { waitInWords } from '../../parts/waiting.js';
import { RecordingProgressDocument } from './operations.js';
import type { Recording } from './use-recordings.js';

type Running = Pick<Recording, 'jobId' | 'drivenBy' | 'status' | 'progress' | 'waitingFor'>;

/** Share of the whole that each status begins with; the stage's own percentage fills what lies up to the next. */
const BEGINS = { NEW: 0, TRANSCRIBING: 5, ENRICHING: 70, REFINING: 75, COMPLETE: 100, FAILED: 100 } as const;
const ENDS = { NEW: 5, TRANSCRIBING: 70, ENRICHING: 75, REFINING: 100, COMPLETE: 100, FAILED: 100 } as const;

/** How far a running job is over all its stages, 0 to 100, and what it does. */
export function useProgress({ jobId, drivenBy, status, progress, waitingFor }: Running): {
  percent: number;
  note: string;
} {
  const { data } = useSubscription(RecordingProgressDocument, { variables: { jobId } });
  const live = data?.jobProgress;
  const at = live?.status ?? status;
  const stage = live ?? progress;
  return {
    percent: overallPercent(at, stage?.percent ?? 0),
    note:
      drivenBy === 'CLIENT'
        ? 'Run by a program of your studio'
        : waitingFor
          ? waitInWords(waitingFor)
          : stage?.note || (at === 'NEW' ? 'Waiting for its turn' : 'Starting'),
  };
}

/** @param stagePercent 0 to 100 within the stage */
export function overallPercent(status: keyof typeof BEGINS, stagePercent: number): number {
  const share = Math.min(100, Math.max(0, stagePercent)) / 100;
  return BEGINS[status] + (ENDS[status] - BEGINS[status]) * share;
}
