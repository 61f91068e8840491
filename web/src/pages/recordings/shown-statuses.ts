import type { RecordingRowFragment } from './operations.js';

type Status = RecordingRowFragment['status'];

/** Which recordings a list shows, by where they stand. */
export const SHOWN_STATUSES: readonly {
  readonly value: string;
  readonly label: string;
  readonly statuses: readonly Status[] | null;
}[] = [
  { value: 'all', label: 'All', statuses: null },
  { value: 'waiting', label: 'Waiting', statuses: ['NEW'] },
  { value: 'running', label: 'In progress', statuses: ['TRANSCRIBING', 'ENRICHING', 'REFINING'] },
  { value: 'ready', label: 'Ready', statuses: ['COMPLETE'] },
  { value: 'failed', label: 'Failed', statuses: ['FAILED'] },
];

/** Where an admin sees the recordings of all users that stand so. */
export function everybodysRecordings(status: string): string {
  return `/?status=${status}&of=everybody`;
}
